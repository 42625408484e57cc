import type { CategoryFacts } from "./facts.ts";
import {
  anchorLink,
  breakable,
  bulletList,
  type Content,
  dataTable,
  element,
  type Html,
  joinHtml,
} from "./html-element.ts";
import { heading, labelled } from "./html-phrases.ts";
import type { Printing } from "./print-policy.ts";
import { needsChoice } from "./print-summary.ts";
import { type Speech, startSentence } from "./speech.ts";
import { sayItem, type SpokenItem } from "./spoken-facts.ts";

/**
 * Cookies in the policy: what they are, that nothing waits but for a yes, how to avoid them, and each in
 * a list. Shopify prints a policy without a stylesheet of ours, and there a table of three columns is wider
 * than a phone; the table is the block's (`printCookieTable`).
 */
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
    printGroups(printing, (items) => printList(speech, items)),
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
    : printGroups(printing, (items) => printRows(speech, items));
}

type PrintItems = (items: readonly SpokenItem[]) => Html;

function printGroups({ speech, facts }: Printing, printItems: PrintItems): Html {
  const isShared = facts.storedItems.some((item) => item.party === "third");
  return joinHtml([
    ...facts.categories.map((group) => printGroup(speech, group, printItems)),
    ...(isShared ? [element("p", speech.say("cookies.third-party"))] : []),
  ]);
}

function printGroup(
  speech: Speech,
  { category, storedItems }: CategoryFacts,
  printItems: PrintItems,
): Html {
  return joinHtml([
    element("h3", speech.say(`category.${category}.name`), `cookies-${category}`),
    element("p", speech.say(`category.${category}.text`)),
    printItems(storedItems.map((item) => sayItem(item, speech))),
  ]);
}

function printRows(speech: Speech, items: readonly SpokenItem[]): Html {
  const head = [speech.say("item.name"), speech.say("item.use"), speech.say("item.lifetime")];
  return dataTable(
    head,
    items.map((item) => sayRow(speech, item)),
  );
}

/** Three columns fit a phone: who sets it stands below the name. */
function sayRow(speech: Speech, item: SpokenItem): readonly Content[] {
  const start = (text: string): string => startSentence(text, speech.language);
  return [
    [
      element("p", element("strong", breakable(item.name))),
      element("p", start(item.kind)),
      element(
        "p",
        speech.say("label", { label: speech.say("item.set-by"), value: saySetter(item) }),
      ),
    ],
    [element("p", item.use), element("p", item.purpose)],
    start(item.lifetime),
  ];
}

/** One below the other; a purpose leads to where the policy explains it. */
function printList(speech: Speech, items: readonly SpokenItem[]): Html {
  const line = (label: "set-by" | "purpose" | "lifetime", value: Content): Content =>
    labelled(speech, speech.say(`item.${label}`), value);
  return bulletList(
    items.map((item) => [
      element("strong", breakable(item.name)),
      ` (${item.kind})`,
      bulletList([
        item.use,
        line("purpose", anchorLink(`purpose-${item.purposeId}`, item.purpose)),
        line("set-by", saySetter(item)),
        line("lifetime", item.lifetime),
      ]),
    ]),
  );
}

function saySetter({ setBy, party }: SpokenItem): string {
  return `${setBy} (${party})`;
}
