import { BlockStack } from "@shopify/polaris";
import type { AutomatedDecisions, DataSale } from "../domain/register/types.ts";
import type { Words } from "../domain/shared/language.ts";
import type { RegisterFacts } from "./present/present-register.ts";
import { ChoiceRow } from "./register-fields.tsx";
import { RegisterFrame } from "./register-frame.tsx";
import { WordsRow } from "./register-words-row.tsx";
import { SettingsSection } from "./settings-section.tsx";
import { useRegisterForm } from "./use-register-form.ts";

type Draft = {
  readonly dataSale: DataSale;
  readonly automatedDecisions: AutomatedDecisions;
  readonly securityMeasures: Words;
};

type Props = { readonly facts: RegisterFacts; readonly saved: Draft };

/** Whether data is sold, what computers decide about people, and how data is protected. */
export function RegisterPracticePage({ facts, saved }: Props) {
  const form = useRegisterForm<Draft>({
    ...{ saved, number: facts.number },
    toEdit: (draft) => ({ kind: "practice", ...draft }),
  });
  const { draft, change } = form;
  const { mainLanguage } = facts;
  return (
    <RegisterFrame title="Sale, decisions and security" back="/app/register" {...{ facts, form }}>
      <SettingsSection
        title="Sale of data"
        text="Giving customers’ data to somebody for money or for something else of worth, or lending it out for their own use. A company that works for you, such as a carrier or a mail tool, does not count. Your policy says what you choose."
      >
        <ChoiceRow
          name="dataSale"
          label="Do you sell, trade or lend customers’ data?"
          words={{ none: "No", sold: "Yes" }}
          chosen={draft.dataSale === "unknown" ? [] : [draft.dataSale]}
          onChange={([dataSale]) => change({ dataSale: dataSale ?? "unknown" })}
        />
      </SettingsSection>
      <DecisionsSection
        decisions={draft.automatedDecisions}
        language={mainLanguage}
        onChange={(automatedDecisions) => change({ automatedDecisions })}
      />
      <SettingsSection
        title="Security"
        text="How you protect data, in general words. It stands in your record of processing, which authorities may ask for (GDPR, Article 30). Never write passwords or details an attacker could use."
      >
        <WordsRow
          name="securityMeasures"
          label="What you do"
          words={draft.securityMeasures}
          language={mainLanguage}
          lines={4}
          onChange={(securityMeasures) => change({ securityMeasures })}
          help="For example: personal log-ins with two steps, only those who need data see it, computers are encrypted, backups are tried."
        />
      </SettingsSection>
    </RegisterFrame>
  );
}

type DecisionsProps = {
  readonly decisions: AutomatedDecisions;
  readonly language: RegisterFacts["mainLanguage"];
  readonly onChange: (decisions: AutomatedDecisions) => void;
};

function DecisionsSection({ decisions, language, onChange }: DecisionsProps) {
  return (
    <SettingsSection
      title="Automated decisions"
      text="A computer alone decides something that matters much to a person, such as refusing to sell on invoice (GDPR, Article 22). Product recommendations are not meant."
    >
      <BlockStack gap="400">
        <ChoiceRow
          name="automatedDecisions"
          label="Does your store do that?"
          words={{ none: "No", made: "Yes" }}
          chosen={decisions.kind === "unknown" ? [] : [decisions.kind]}
          onChange={([kind]) =>
            onChange(kind === "made" ? { kind, logic: {}, consequences: {} } : { kind: "none" })
          }
        />
        {decisions.kind === "made" ? (
          <>
            <WordsRow
              name="automatedDecisions.logic"
              label="How it decides"
              words={decisions.logic}
              language={language}
              lines={3}
              onChange={(logic) => onChange({ ...decisions, logic })}
            />
            <WordsRow
              name="automatedDecisions.consequences"
              label="What it means for the person"
              words={decisions.consequences}
              language={language}
              lines={3}
              onChange={(consequences) => onChange({ ...decisions, consequences })}
            />
          </>
        ) : null}
      </BlockStack>
    </SettingsSection>
  );
}
