import { Badge, BlockStack, Box, Checkbox, InlineStack, Link, Text } from "@shopify/polaris";
import { type Language, languages } from "../domain/shared/language.ts";
import { counted } from "./present/dates.ts";
import { languageName } from "./present/language-names.ts";
import type { ShownLanguage } from "./present/present-languages.ts";
import type { RegisterFacts } from "./present/present-register.ts";
import { SelectRow } from "./register-fields.tsx";
import { RegisterFrame } from "./register-frame.tsx";
import { SettingsSection } from "./settings-section.tsx";
import { StatusBadge } from "./status-badge.tsx";
import { useRegisterForm } from "./use-register-form.ts";

type Draft = {
  readonly mainLanguage: Language;
  readonly publishedLanguages: readonly Language[];
};

type Props = {
  readonly facts: RegisterFacts;
  readonly saved: Draft;
  readonly languages: readonly ShownLanguage[];
};

const options = languages
  .map((value) => ({ value, label: languageName(value) }))
  .toSorted((a, b) => a.label.localeCompare(b.label, "en"));

/** The languages the policy is printed in, and how far each has come. */
export function RegisterLanguagesPage(props: Props) {
  const { facts, saved } = props;
  const form = useRegisterForm<Draft>({
    ...{ saved, number: facts.number },
    toEdit: (draft) => ({ kind: "languages", ...draft }),
  });
  const { draft, change } = form;
  const choose = (value: string) => {
    const mainLanguage = languages.find((one) => one === value) ?? draft.mainLanguage;
    change({
      mainLanguage,
      publishedLanguages: inOrder([...draft.publishedLanguages, mainLanguage]),
    });
  };
  return (
    <RegisterFrame
      title="Languages"
      subtitle="Lagom has its sentences in 26 languages. What you wrote yourself is translated by you: a language without it shows a gap, never another language."
      back="/app/register"
      {...{ facts, form }}
    >
      <SettingsSection
        title="Your language"
        text="The language you write in. Every text of your own must have it, and the policy’s main page uses it."
      >
        <SelectRow
          name="mainLanguage"
          label="Main language"
          options={options}
          value={draft.mainLanguage}
          onChange={choose}
        />
      </SettingsSection>
      <SettingsSection
        title="Published in"
        text="Tick the languages your shop sells in. A language can be published once its sentences are reviewed, or you allow it as it is, and your own texts are written in it."
        isFlush
      >
        <ul className="plain-list divided">
          {props.languages.map((language) => (
            <li key={language.language}>
              <LanguageRow
                shown={language}
                isMain={language.language === draft.mainLanguage}
                isOn={draft.publishedLanguages.includes(language.language)}
                isDisabled={!facts.mayConfigure}
                onChange={(isOn) => {
                  const others = draft.publishedLanguages.filter(
                    (one) => one !== language.language,
                  );
                  const added = isOn ? [language.language] : [];
                  change({ publishedLanguages: inOrder([...others, ...added]) });
                }}
              />
            </li>
          ))}
        </ul>
      </SettingsSection>
    </RegisterFrame>
  );

  /** The saved ones keep their order, so that a change and its opposite leave nothing to save. */
  function inOrder(wanted: readonly Language[]): readonly Language[] {
    const all = [...new Set([...saved.publishedLanguages, ...languages])];
    return all.filter((language) => wanted.includes(language));
  }
}

type RowProps = {
  readonly shown: ShownLanguage;
  readonly isMain: boolean;
  readonly isOn: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (isOn: boolean) => void;
};

function LanguageRow({ shown, isMain, isOn, isDisabled, onChange }: RowProps) {
  const { language, name, sentences, untranslated, hindrance } = shown;
  return (
    <Box padding="400" paddingBlock="300">
      <BlockStack gap="100">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Checkbox
            label={name}
            checked={isOn}
            disabled={isDisabled || isMain}
            onChange={onChange}
          />
          <InlineStack gap="200" blockAlign="center">
            {isMain ? <Badge tone="info">Main language</Badge> : null}
            <StatusBadge label={sentences} />
            {untranslated > 0 && isOn ? (
              <Badge tone="attention">{`${counted(untranslated, "text")} to write`}</Badge>
            ) : null}
            <Link url={`/app/register/languages/${language}`} accessibilityLabel={`Open ${name}`}>
              Open
            </Link>
          </InlineStack>
        </InlineStack>
        {isOn && hindrance !== null ? (
          <Text as="p" tone="caution">
            Not published yet: {hindrance}
          </Text>
        ) : null}
      </BlockStack>
    </Box>
  );
}
