import { BlockStack, FormLayout } from "@shopify/polaris";
import { storageKinds, storagePurposes, type StoredItem } from "../domain/register/types.ts";
import type { RegisterFacts, ShownOption } from "./present/present-register.ts";
import { storageWords, toOptions, useWords } from "./present/register-words.ts";
import { ChoiceRow, SelectRow, TextRow } from "./register-fields.tsx";
import { RegisterItemFrame } from "./register-item-frame.tsx";
import { LifetimeRow } from "./register-periods.tsx";
import { WordsRow } from "./register-words-row.tsx";
import { SettingsSection } from "./settings-section.tsx";
import { useRegisterForm } from "./use-register-form.ts";

type Props = {
  readonly facts: RegisterFacts;
  readonly saved: StoredItem;
  readonly purposes: readonly ShownOption[];
  readonly recipients: readonly ShownOption[];
};

/** One cookie or other thing in the visitor's browser. */
export function RegisterStoredItemPage(props: Props) {
  const { facts, saved } = props;
  const form = useRegisterForm<StoredItem>({
    ...{ saved, number: facts.number },
    toEdit: (item) => ({ kind: "storedItems", item }),
    toItem: (id) => `/app/register/cookies/${id}`,
  });
  const { draft: item, change } = form;
  return (
    <RegisterItemFrame
      list="storedItems"
      title={item.name === "" ? "Entry without a name" : item.name}
      {...{ facts, form }}
    >
      <WhatSection item={item} change={change} />
      <SettingsSection
        title="What it is for"
        text="It follows the purpose whether visitors are asked first: nothing but what is necessary may be stored before they agree."
      >
        <BlockStack gap="400">
          <SelectRow
            name="purpose"
            label="Purpose"
            empty="Choose one of your purposes"
            options={props.purposes}
            value={item.purpose}
            onChange={(purpose) => change({ purpose })}
          />
          <SelectRow
            name="use"
            label="What it does"
            options={toOptions(useWords)}
            value={item.use}
            onChange={(value) => {
              const use = storagePurposes.find((one) => one === value);
              if (use !== undefined) change({ use });
            }}
            help="The cookie table says it in each visitor’s language."
          />
          <WordsRow
            name="description"
            label="In your own words instead"
            isOptional
            words={item.description}
            onChange={(description) => change({ description })}
            lines={2}
            language={facts.mainLanguage}
          />
          <LifetimeRow value={item.lifetime} onChange={(lifetime) => change({ lifetime })} />
        </BlockStack>
      </SettingsSection>
      <SettingsSection title="Who sets it" text="The store itself, or one of your recipients.">
        <BlockStack gap="400">
          <SelectRow
            name="setBy"
            label="Set by"
            empty="The store itself"
            options={props.recipients}
            value={item.setBy ?? ""}
            onChange={(setBy) => change({ setBy: setBy === "" ? null : setBy })}
          />
          <ChoiceRow
            name="party"
            label="Under whose address?"
            words={{
              first: { label: "The store’s own", help: "Only your store can read it." },
              third: {
                label: "Another address",
                help: "Its owner can recognise the visitor on other sites too.",
              },
            }}
            chosen={[item.party]}
            onChange={([party]) => change(party === undefined ? {} : { party })}
          />
        </BlockStack>
      </SettingsSection>
    </RegisterItemFrame>
  );
}

type WhatProps = {
  readonly item: StoredItem;
  readonly change: (change: Partial<StoredItem>) => void;
};

function WhatSection({ item, change }: WhatProps) {
  return (
    <SettingsSection
      title="What it is"
      text="Its name as the browser shows it. * stands for anything, for names that differ from visitor to visitor."
    >
      <FormLayout>
        <FormLayout.Group>
          <TextRow
            name="name"
            label={item.kind === "pixel" ? "Address" : "Name"}
            value={item.name}
            onChange={(name) => change({ name })}
            placeholder={item.kind === "pixel" ? "example.com/pixel" : "_ga_*"}
          />
          <SelectRow
            name="kind"
            label="Kind"
            options={toOptions(storageWords)}
            value={item.kind}
            onChange={(value) => {
              const kind = storageKinds.find((one) => one === value);
              if (kind !== undefined) change({ kind });
            }}
          />
        </FormLayout.Group>
      </FormLayout>
    </SettingsSection>
  );
}
