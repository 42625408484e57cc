import {
  anchorLink,
  bulletList,
  type Content,
  element,
  type Html,
  joinHtml,
} from "./html-element.ts";
import { heading, withMail } from "./html-phrases.ts";
import type { Printing } from "./print-policy.ts";
import type { SentenceKey } from "./texts/sentences.ts";

/** Sections the contents lead to, by anchor. */
const contents: readonly (readonly [string, SentenceKey])[] = [
  ["controller", "controller.title"],
  ["purposes", "purposes.title"],
  ["recipients", "recipients.title"],
  ["cookies", "cookies.title"],
  ["newsletter", "newsletter.title"],
  ["rights", "rights.title"],
  ["automated", "automated.title"],
  ["changes", "changes.title"],
  ["contact", "contact.title"],
];

/** The first layer: who, what for, what not, which rights; then the way to everything in full. */
export function printSummary(
  printing: Printing,
  { number, effectiveOn }: { readonly number: number; readonly effectiveOn: string },
): Html {
  const { speech, spoken } = printing;
  const { name, email, authority } = spoken.controller;
  const points: Content[] = [
    speech.say("policy.short.controller", { name }),
    ...(spoken.purposes.length === 0
      ? []
      : [speech.say("policy.short.purposes", { purposes: listPurposes(printing) })]),
    ...sayShortSale(printing),
    speech.say(cookieSentence(printing)),
    withMail(speech.say("policy.short.rights", { email }), email),
    ...(authority === null ? [] : [speech.say("policy.short.complaint", { authority })]),
  ];
  const date = speech.day(effectiveOn);
  return joinHtml([
    element("p", speech.say("policy.effective", { date, number })),
    heading("short", speech.say("policy.short.title")),
    bulletList(points),
    element("h3", speech.say("policy.short.contents")),
    bulletList(
      contents
        .filter(([id]) => id !== "newsletter" || hasNewsletter(printing))
        .map(([id, title]) => anchorLink(id, speech.say(title))),
    ),
  ]);
}

/** Nothing while nobody has said: what is not stated stands with the recipients. */
function sayShortSale({ speech, spoken }: Printing): readonly Content[] {
  const { sale, controller } = spoken;
  if (sale.kind === "unknown") return [];
  return [
    sale.kind === "none"
      ? speech.say("policy.short.no-sale")
      : withMail(sale.text, controller.email),
  ];
}

/** True when the store sends newsletters. */
export function hasNewsletter({ facts }: Printing): boolean {
  return facts.purposes.some((purpose) => purpose.preset === "newsletter");
}

/** Fixed names begin small inside a sentence, but where the language writes nouns large. */
function listPurposes({ facts, spoken, speech }: Printing): string {
  const names = spoken.purposes.map((purpose, index) => {
    const preset = facts.purposes[index]?.preset ?? null;
    const isFixed = preset !== null && purpose.name === speech.say(`preset.${preset}.name`);
    return isFixed && speech.language !== "de"
      ? startSmall(purpose.name, speech.language)
      : purpose.name;
  });
  return speech.list(names);
}

function startSmall(text: string, language: string): string {
  const [first = ""] = text;
  return first.toLocaleLowerCase(language) + text.slice(first.length);
}

function cookieSentence({ facts }: Printing): SentenceKey {
  if (facts.storedItems.length === 0) return "policy.short.cookies-none";
  return needsChoice(facts.categories)
    ? "policy.short.cookies-choice"
    : "policy.short.cookies-necessary";
}

/** True when something is stored that needs a choice (LEK 2022:482 ch. 9 s. 28). */
export function needsChoice(categories: Printing["facts"]["categories"]): boolean {
  return categories.some(({ category }) => category !== "necessary");
}
