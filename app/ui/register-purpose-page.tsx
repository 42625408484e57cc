import { BlockStack } from "@shopify/polaris";
import type { LegalBasis, Purpose } from "../domain/register/types.ts";
import type { RegisterFacts } from "./present/present-register.ts";
import {
  basisWords,
  dataWords,
  noticeWords,
  personWords,
  presetWords,
  provisionWords,
  sourceWords,
} from "./present/register-words.ts";
import { ChoiceRow } from "./register-fields.tsx";
import { RegisterItemFrame } from "./register-item-frame.tsx";
import { RetentionRow } from "./register-periods.tsx";
import { WordsRow } from "./register-words-row.tsx";
import { SettingsSection } from "./settings-section.tsx";
import { useRegisterForm } from "./use-register-form.ts";

type Props = {
  readonly facts: RegisterFacts;
  readonly saved: Purpose;
};

/** One reason why data is used: on what legal ground, which data, from where, and for how long. */
export function RegisterPurposePage({ facts, saved }: Props) {
  const form = useRegisterForm<Purpose>({
    ...{ saved, number: facts.number },
    toEdit: (item) => ({ kind: "purposes", item }),
    toItem: (id) => `/app/register/purposes/${id}`,
  });
  const { draft: purpose, change } = form;
  const part = { purpose, change, facts };
  return (
    <RegisterItemFrame list="purposes" title={titleOf(purpose, facts)} {...{ facts, form }}>
      <NameSection {...part} />
      <BasisSection {...part} />
      <DataSection {...part} />
      <SettingsSection
        title="How long"
        text="Data may not be kept longer than the purpose needs it. The board of promises watches the time you name."
      >
        <RetentionRow
          value={purpose.retention}
          language={facts.mainLanguage}
          onChange={(retention) => change({ retention })}
        />
      </SettingsSection>
      <SettingsSection
        title="Cookie notice"
        text="Under which heading of the notice its cookies and similar stand."
      >
        <ChoiceRow
          name="noticeCategory"
          label="Heading"
          words={noticeWords}
          chosen={[purpose.noticeCategory]}
          onChange={([noticeCategory]) =>
            change(noticeCategory === undefined ? {} : { noticeCategory })
          }
        />
      </SettingsSection>
    </RegisterItemFrame>
  );
}

function titleOf(purpose: Purpose, { mainLanguage }: RegisterFacts): string {
  const own = purpose.name[mainLanguage] ?? "";
  if (own !== "") return own;
  return purpose.preset === null ? "Purpose of your own" : presetWords[purpose.preset].label;
}

type PartProps = {
  readonly purpose: Purpose;
  readonly change: (change: Partial<Purpose>) => void;
  readonly facts: RegisterFacts;
};

function NameSection({ purpose, change, facts: { mainLanguage: language } }: PartProps) {
  const isOwn = purpose.preset === null;
  return (
    <SettingsSection
      title="What it is"
      text={
        isOwn
          ? "A purpose of your own: name it and say in a sentence what you do."
          : "Lagom has a sentence for it in every language. Add your own words if it does not say all."
      }
    >
      <BlockStack gap="400">
        <WordsRow
          name="name"
          label={isOwn ? "Name" : "Another name"}
          isOptional={!isOwn}
          words={purpose.name}
          onChange={(name) => change({ name })}
          language={language}
        />
        <WordsRow
          name="description"
          label={isOwn ? "What you do" : "More about it"}
          isOptional={!isOwn}
          words={purpose.description}
          onChange={(description) => change({ description })}
          lines={3}
          language={language}
        />
        <ChoiceRow
          name="personCategories"
          label="Whose data?"
          words={personWords}
          chosen={purpose.personCategories}
          onChange={(personCategories) => change({ personCategories })}
          isMany
        />
      </BlockStack>
    </SettingsSection>
  );
}

function BasisSection({ purpose, change, facts: { mainLanguage: language } }: PartProps) {
  const choose = (legalBasis: LegalBasis | undefined) => change({ legalBasis: legalBasis ?? null });
  return (
    <SettingsSection
      title="Legal ground"
      text="Every use of data needs one of six grounds (GDPR, Article 6). For most purposes of a shop it is one of the first four."
    >
      <BlockStack gap="400">
        <ChoiceRow
          name="legalBasis"
          label="Why may you do it?"
          words={basisWords}
          chosen={purpose.legalBasis === null ? [] : [purpose.legalBasis]}
          onChange={([basis]) => choose(basis)}
        />
        {purpose.legalBasis === "legitimate-interest" ? (
          <WordsRow
            name="legitimateInterest"
            label="Which interest"
            words={purpose.legitimateInterest}
            onChange={(legitimateInterest) => change({ legitimateInterest })}
            lines={2}
            language={language}
            help="For example: to keep the store free of fraud."
          />
        ) : null}
        {purpose.legalBasis === "legal-obligation" ? (
          <WordsRow
            name="legalObligation"
            label="Which law"
            words={purpose.legalObligation}
            onChange={(legalObligation) => change({ legalObligation })}
            language={language}
            help="For example: the Swedish Bookkeeping Act (1999:1078)."
          />
        ) : null}
        <ChoiceRow
          name="provision"
          label="Must people give this data?"
          words={provisionWords}
          chosen={purpose.provision === null ? [] : [purpose.provision]}
          onChange={([provision]) => change({ provision: provision ?? null })}
        />
      </BlockStack>
    </SettingsSection>
  );
}

function DataSection({ purpose, change, facts: { mainLanguage: language } }: PartProps) {
  return (
    <SettingsSection
      title="Which data, and from where"
      text="Tick only what you really use: the less, the better. The policy lists what you tick."
    >
      <BlockStack gap="400">
        <ChoiceRow
          name="dataCategories"
          label="Which data?"
          words={dataWords}
          chosen={purpose.dataCategories}
          onChange={(dataCategories) => change({ dataCategories })}
          isMany
        />
        <WordsRow
          name="otherData"
          label="Other data"
          isOptional
          words={purpose.otherData}
          onChange={(otherData) => change({ otherData })}
          language={language}
        />
        <ChoiceRow
          name="sources"
          label="From where?"
          words={sourceWords}
          chosen={purpose.sources}
          onChange={(sources) => change({ sources })}
          isMany
        />
        <WordsRow
          name="otherSources"
          label="Other sources"
          isOptional
          words={purpose.otherSources}
          onChange={(otherSources) => change({ otherSources })}
          language={language}
        />
      </BlockStack>
    </SettingsSection>
  );
}
