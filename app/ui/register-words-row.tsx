import type { Language, Words } from "../domain/shared/language.ts";
import { TextRow } from "./register-fields.tsx";
import { languageName } from "./present/language-names.ts";

type Props = {
  readonly name: string;
  readonly label: string;
  readonly words: Words;
  /** The language the merchant writes in; the others are on the page of languages. */
  readonly language: Language;
  readonly onChange: (words: Words) => void;
  readonly help?: string;
  readonly lines?: number;
  readonly placeholder?: string;
  readonly isOptional?: boolean;
};

/** A text of the merchant's own, in the language they write in. */
export function WordsRow(props: Props) {
  const { name, label, words, language, onChange, isOptional = false, ...rest } = props;
  return (
    <TextRow
      {...rest}
      name={name}
      label={`${label} in ${languageName(language)}${isOptional ? " (optional)" : ""}`}
      value={words[language] ?? ""}
      onChange={(text) => onChange(withText(words, language, text))}
    />
  );
}

/** Emptied words are no words: the language is left out. */
function withText(words: Words, language: Language, text: string): Words {
  const { [language]: _before, ...others } = words;
  return text === "" ? others : { ...others, [language]: text };
}
