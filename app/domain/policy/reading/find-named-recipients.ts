import { knownRecipients } from "../../register/known/known-recipients.ts";

const legalForm =
  /,?\s(?:AB|Inc\.?|Ltd\.?|Limited|LLC|GmbH|B\.V\.|AS|A\/S|ApS|Oy|S\.?A\.?|plc|PLC|Bank AB|\(publ\)).*$/u;

/** Longest first, so that `Google Analytics` is not read as `Google`. */
const names = knownRecipients
  .flatMap(({ id, product, company }) =>
    [product, company.replace(legalForm, "")].map((name) => ({ id, name: name.trim() })),
  )
  .filter(({ name }) => name.length > 1)
  .toSorted((one, other) => other.name.length - one.name.length);

const isLetter = (text: string | undefined): boolean =>
  text !== undefined && /[\p{L}\p{N}]/u.test(text);

/** Recipients of the ready table a sentence names, by id: `Postnord` for PostNord, never `postnord`. */
export function findNamedRecipients(sentence: string): readonly string[] {
  let rest = sentence;
  const found = new Set<string>();
  for (const { id, name } of names) {
    const at = rest.toLowerCase().indexOf(name.toLowerCase());
    if (at === -1 || !isName(rest, at, name.length)) continue;
    found.add(id);
    rest = `${rest.slice(0, at)}${" ".repeat(name.length)}${rest.slice(at + name.length)}`;
  }
  return [...found];
}

const isName = (text: string, at: number, length: number): boolean =>
  !isLetter(text[at - 1]) && !isLetter(text[at + length]) && /^[\p{Lu}\d]/u.test(text.slice(at));
