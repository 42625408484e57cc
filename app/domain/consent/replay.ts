import { err, ok, type Result } from "../shared/result.ts";
import type { ConsentRecord, NoticeVersionContent } from "./record.ts";
import type { NoticeWords, NoticeWordsGroup } from "./types.ts";

/** A choice with the notice as it stood when it was made. */
export type ReplayedConsent = {
  readonly record: ConsentRecord;
  readonly content: NoticeVersionContent;
  readonly words: NoticeWords;
  /** Text of the first layer, an entry for each element of its own, as a browser's `textContent`. */
  readonly first: readonly string[];
  /** The same of the second layer, as it opens for this visitor. */
  readonly second: readonly string[];
};

/**
 * The very text a visitor chose by (GDPR 7(1)): the words of the version that stood in the shop, in the
 * language, region and with the signal of the record, in the order of the elements that the theme
 * extension's blocks/notice.liquid and snippets/notice-choices.liquid make of them. `no-version` where that
 * version was not shown in the record's language.
 */
export function replayConsent(
  record: ConsentRecord,
  content: NoticeVersionContent,
): Result<ReplayedConsent, "no-version"> {
  const words = content.words[record.language];
  if (words === undefined) return err("no-version");
  const first = shown(firstLayer(record, words));
  return ok({ record, content, words, first, second: shown(secondLayer(record, words)) });
}

/** An element without words has no text. */
function shown(texts: readonly (string | undefined)[]): readonly string[] {
  return texts.flatMap((text) => (text === undefined || text === "" ? [] : [text]));
}

type Texts = readonly (string | undefined)[];

/** What begins both layers: it differs where visitors are not asked first, and where a browser objects. */
function beginning({ regime, gpc }: ConsentRecord, { texts }: NoticeWords): Texts {
  const [title, body] = regime === "opt-in" ? ["title", "body"] : ["outTitle", "outBody"];
  return [texts[title], texts[body], ...(gpc ? [texts["signal"]] : [])];
}

function firstLayer(record: ConsentRecord, words: NoticeWords): Texts {
  const { texts } = words;
  return [
    ...beginning(record, words),
    ...[texts["accept"], texts["refuse"], texts["choose"], texts["policyLink"]],
  ];
}

function secondLayer(record: ConsentRecord, words: NoticeWords): Texts {
  const { texts, groups } = words;
  const isSaleAsked = record.regime === "opt-out" || record.choices.sale !== null;
  return [
    ...beginning(record, words),
    ...groups.flatMap((group) => showGroup(texts, group)),
    ...(isSaleAsked ? [texts["sale"], texts["saleText"]] : []),
    ...[texts["policyLink"], texts["accept"], texts["refuse"], texts["save"]],
    closeSign,
  ];
}

/** What stands on the button that closes without deciding. */
const closeSign = "✕";

function showGroup(texts: NoticeWords["texts"], group: NoticeWordsGroup): Texts {
  const { id, name, text, purposes } = group;
  return [
    ...[name, id === "n" ? texts["alwaysOn"] : undefined, text],
    ...(purposes.length > 0 ? [texts["details"]] : []),
    ...purposes.flatMap((purpose) => showPurpose(texts, purpose)),
  ];
}

const itemLabels = ["itemName", "itemSetBy", "itemUse", "itemLifetime"] as const;

function showPurpose(
  texts: NoticeWords["texts"],
  { name, text, getters, items, more }: NoticeWordsGroup["purposes"][number],
): Texts {
  return [
    ...[name, text],
    getters.length > 0 ? `${texts["getters"] ?? ""} ${getters.join(", ")}` : undefined,
    ...items.flatMap((item) =>
      itemLabels.flatMap((label, index) => (item[index] === "" ? [] : [texts[label], item[index]])),
    ),
    more,
  ];
}
