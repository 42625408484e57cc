import { BlockStack, Select, TextField } from "@shopify/polaris";
import { answerLanguages, answerLifeDays } from "../domain/data-requests/answer-settings.ts";
import type { SettingsValues } from "./present/present-settings.ts";
import { SettingsSection } from "./settings-section.tsx";

type Props = {
  readonly values: SettingsValues;
  readonly timeZones: readonly string[];
  readonly faults: Readonly<Record<string, string>>;
  readonly isDisabled: boolean;
  readonly onChange: (change: Partial<SettingsValues>) => void;
};

const languageNames: Readonly<Record<(typeof answerLanguages)[number], string>> = {
  en: "English",
  sv: "Svenska (Swedish)",
};

/** Contact, time and answers. */
export function SettingsFields(props: Props) {
  const { values, faults, isDisabled, onChange } = props;
  const fault = (name: keyof SettingsValues) =>
    faults[name] === undefined ? {} : { error: faults[name] };
  return (
    <>
      <SettingsSection
        title="Contact"
        text="Where Lagom writes when an answer is ready or something needs you. Mails never hold anybody’s data."
      >
        <BlockStack gap="400">
          <TextField
            label="E-mail for privacy matters"
            type="email"
            autoComplete="email"
            value={values.contactEmail}
            onChange={(contactEmail) => onChange({ contactEmail })}
            disabled={isDisabled}
            helpText="The answer also names it, so that the person can write back."
            {...fault("contactEmail")}
          />
          <Select
            label="Time zone"
            options={[...props.timeZones]}
            value={values.timeZone}
            onChange={(timeZone) => onChange({ timeZone })}
            disabled={isDisabled}
            helpText="Deadlines are counted in this zone. A change counts for new requests."
            {...fault("timeZone")}
          />
        </BlockStack>
      </SettingsSection>
      <SettingsSection
        title="Answers"
        text="The page for the person is written in their own language where Lagom knows and speaks it, else in this one. A finished answer is kept here for as long as you say."
      >
        <BlockStack gap="400">
          <Select
            label="Language of answers"
            options={answerLanguages.map((value) => ({ value, label: languageNames[value] }))}
            value={values.answerLanguage}
            onChange={(answerLanguage) => onChange({ answerLanguage })}
            disabled={isDisabled}
            {...fault("answerLanguage")}
          />
          <TextField
            label="Days until an answer is deleted"
            type="number"
            inputMode="numeric"
            min={answerLifeDays.least}
            max={answerLifeDays.most}
            autoComplete="off"
            value={values.answerLifeDays}
            onChange={(days) => onChange({ answerLifeDays: days })}
            disabled={isDisabled}
            suffix="days"
            helpText="After that its content is gone for good; the timeline stays."
            {...fault("answerLifeDays")}
          />
        </BlockStack>
      </SettingsSection>
    </>
  );
}
