import type { Register } from "../../app/domain/register/types.ts";
import { sampleRegister } from "./register-fixture.ts";

/** Turns the direction of what follows, and what no page may hold. */
const signs = "\u202e\u2066\u200f\u0000\u0007";

/** What merchants paste, and what a page, Liquid, JSON or a template could trip over. */
export const hostileWords = [
  "</script><script>globalThis.broken=1</script>",
  "<!--<script>",
  "</template></style><img src=x onerror=globalThis.broken=1>",
  `"'\`\\ & &lt;b&gt; &#x3c;`,
  "{{ shop.name }} {% raw %} {% comment %} {{ '</script>' }}",
  "{name} {categories} ${1} %s",
  `${signs}السلام عليكم\u2069`,
  "\ud83d\ude00\u2028\u2029]]>",
  "javascript:globalThis.broken=1",
] as const;

/** What the register takes as one line: no signs that no page may hold, and not too long. */
const storable = hostileWords
  .join(" ")
  .replace(/[\p{Cc}\u2028\u2029]/gu, "")
  .slice(0, 190);

/**
 * The sample register with all of that in every text of the merchant's, one of them 10,000 characters
 * long: more than the register itself takes.
 */
export function hostileRegister(): Register {
  const all = hostileWords.join(" ");
  return withWords(all, all.repeat(50).slice(0, 10_000));
}

/** The same as far as it can be stored. */
export function storableHostileRegister(): Register {
  return withWords(storable, `${storable} `.repeat(30).slice(0, 3_900).trim());
}

function withWords(all: string, long: string): Register {
  const sample = sampleRegister();
  const words = Object.fromEntries(sample.publishedLanguages.map((language) => [language, all]));
  return {
    ...sample,
    controller: { ...sample.controller, name: all },
    purposes: sample.purposes.map((purpose) => ({
      ...purpose,
      name: words,
      description: { ...words, [sample.mainLanguage]: long },
    })),
    recipients: sample.recipients.map((recipient) => ({ ...recipient, name: all })),
    storedItems: sample.storedItems.map((item) => ({
      ...item,
      name: `${item.name}${all}`.slice(0, 200).trim(),
      description: words,
    })),
  };
}
