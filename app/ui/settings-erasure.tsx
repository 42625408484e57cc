import { BlockStack, Checkbox, Link, Text, TextField } from "@shopify/polaris";
import { ruleSwitches } from "../domain/erasure/types.ts";
import type { SettingsValues } from "./present/present-settings.ts";
import { ruleWords } from "./present/rule-words.ts";
import { SettingsSection } from "./settings-section.tsx";

type Props = {
  readonly values: SettingsValues;
  /** Switches that are off. */
  readonly off: readonly string[];
  /** By switch, why a place is not cleared although it is on. */
  readonly lacking: Readonly<Record<string, string>>;
  readonly faults: Readonly<Record<string, string>>;
  readonly isDisabled: boolean;
  readonly onChange: (change: Partial<SettingsValues>) => void;
  readonly onSwitch: (off: readonly string[]) => void;
};

/** What every erasure clears beside what Shopify erases by itself. */
export function SettingsErasure(props: Props) {
  const { values, off, lacking, faults, isDisabled, onChange, onSwitch } = props;
  const fault = faults["metafieldNamespaces"];
  return (
    <SettingsSection
      title="What an erasure clears"
      text="Shopify erases names, addresses and contact details by itself. These places it leaves, so Lagom clears them. What you switch off stays, and the receipt says so. A change counts for the next erasure."
    >
      <BlockStack gap="400">
        <fieldset className="plain-fieldset">
          <legend>
            <Text as="span" fontWeight="medium">
              Cleared when Shopify tells Lagom to erase a person
            </Text>
          </legend>
          <BlockStack gap="200">
            {ruleSwitches.map((name) => (
              <Checkbox
                key={name}
                label={ruleWords[name].title}
                helpText={
                  <Help
                    text={ruleWords[name].text}
                    lacking={off.includes(name) ? undefined : lacking[name]}
                  />
                }
                checked={!off.includes(name)}
                disabled={isDisabled}
                onChange={(isOn) => {
                  const others = off.filter((one) => one !== name);
                  onSwitch(
                    ruleSwitches.filter((one) =>
                      [...others, ...(isOn ? [] : [name])].includes(one),
                    ),
                  );
                }}
              />
            ))}
          </BlockStack>
        </fieldset>
        {ruleSwitches.some((name) => !off.includes(name) && name in lacking) ? (
          <Text as="p">
            <Link url="/app">Grant what is missing on Home</Link>
          </Text>
        ) : null}
        <TextField
          label="Metafield namespaces with personal data"
          autoComplete="off"
          multiline={2}
          value={values.metafieldNamespaces}
          onChange={(metafieldNamespaces) => onChange({ metafieldNamespaces })}
          disabled={isDisabled}
          placeholder="loyalty, custom"
          helpText="Metafields in these namespaces are deleted from the person’s customer record and orders. Lagom’s own always are."
          {...(fault === undefined ? {} : { error: fault })}
        />
      </BlockStack>
    </SettingsSection>
  );
}

type HelpProps = { readonly text: string; readonly lacking: string | undefined };

/** What a switch does, and what it takes for it to be done; readable also where it may not be moved. */
function Help({ text, lacking }: HelpProps) {
  return (
    <>
      <Text as="span" tone="subdued">
        {text}
      </Text>
      {lacking === undefined ? null : (
        <>
          <br />
          <Text as="span" tone="caution">
            {lacking}
          </Text>
        </>
      )}
    </>
  );
}
