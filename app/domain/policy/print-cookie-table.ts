import type { CategoryFacts } from "./facts.ts";
import {
  anchorLink,
  breakable,
  type Content,
  dataTable,
  element,
  type Html,
  joinHtml,
} from "./html-element.ts";
import { heading } from "./html-phrases.ts";
import type { Printing } from "./print-policy.ts";
import { needsChoice } from "./print-summary.ts";
import { type Speech, startSentence } from "./speech.ts";
import { sayItem, type SpokenItem } from "./spoken-facts.ts";

/** Cookies in the policy: what they are, that nothing waits but for a yes, how to avoid them, and the table. */
export function printCookieSection(printing: Printing): Html {
  const { speech, facts } = printing;
  const head = heading("cookies", speech.say("cookies.title"));
  if (facts.storedItems.length === 0) {
    return joinHtml([head, element("p", speech.say("cookies.none"))]);
  }
  const link = speech.say("notice.withdraw");
  const choice = needsChoice(facts.categories)
    ? [speech.say("cookies.choice"), speech.say("cookies.withdraw", { link })]
    : [];
  return joinHtml([
    head,
    ...[speech.say("cookies.intro"), ...choice, speech.say("cookies.avoid")].map((sentence) =>
      element("p", sentence),
    ),
    printTables(printing, linkToPurpose),
  ]);
}

/**
 * What is stored on the device by the notice's groups: name, who sets it, what for and how long, and
 * that third parties can read theirs (CJEU C-673/17, para 81; GDPR 13).
 */
export function printCookieTable(printing: Printing): Html {
  const { speech, facts } = printing;
  return facts.storedItems.length === 0
    ? element("p", speech.say("cookies.none"))
    : printTables(printing, ({ purpose }) => purpose);
}

type SayPurpose = (item: SpokenItem) => Content;

/** Inside the policy a purpose leads to where it is explained; the table alone has no such place. */
function linkToPurpose({ purpose, purposeId }: SpokenItem): Content {
  return anchorLink(`purpose-${purposeId}`, purpose);
}

function printTables({ speech, facts }: Printing, sayPurpose: SayPurpose): Html {
  const isShared = facts.storedItems.some((item) => item.party === "third");
  return joinHtml([
    ...facts.categories.map((group) => printGroup(speech, group, sayPurpose)),
    ...(isShared ? [element("p", speech.say("cookies.third-party"))] : []),
  ]);
}

function printGroup(
  speech: Speech,
  { category, storedItems }: CategoryFacts,
  sayPurpose: SayPurpose,
): Html {
  const head = [speech.say("item.name"), speech.say("item.use"), speech.say("item.lifetime")];
  return joinHtml([
    element("h3", speech.say(`category.${category}.name`), `cookies-${category}`),
    element("p", speech.say(`category.${category}.text`)),
    dataTable(
      head,
      storedItems.map((item) => sayRow(speech, sayItem(item, speech), sayPurpose)),
    ),
  ]);
}

/** Three columns fit a phone: who sets it stands below the name. */
function sayRow(speech: Speech, item: SpokenItem, sayPurpose: SayPurpose): readonly Content[] {
  const start = (text: string): string => startSentence(text, speech.language);
  const setter = `${item.setBy} (${item.party})`;
  return [
    [
      element("p", element("strong", breakable(item.name))),
      element("p", start(item.kind)),
      element("p", speech.say("label", { label: speech.say("item.set-by"), value: setter })),
    ],
    [element("p", item.use), element("p", sayPurpose(item))],
    start(item.lifetime),
  ];
}
