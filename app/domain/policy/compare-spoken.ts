import type { Speech } from "./speech.ts";
import type { SentenceKey } from "./texts/sentences.ts";

/** A field by its label, with what is said of it. */
export type Field<Item> = readonly [SentenceKey, (item: Item) => string | null | readonly string[]];

/** Longer texts are not told twice over, only that they were reworded. */
const longestTold = 160;

export type FieldComparison<Item> = {
  readonly speech: Speech;
  /** What the fields belong to, as the sentence names it. */
  readonly item: string;
  readonly fields: readonly Field<Item>[];
  readonly was: Item;
  readonly is: Item;
};

/** A sentence for each field that is said differently. */
export function compareFields<Item>(comparison: FieldComparison<Item>): readonly string[] {
  const { speech, item, fields, was, is } = comparison;
  return fields.flatMap(([label, read]) => {
    const before = join(speech, read(was));
    const after = join(speech, read(is));
    if (before === after) return [];
    const values = { item, field: speech.say(label), before, after };
    return [speech.say(howChanged(before, after), values)];
  });
}

function howChanged(before: string, after: string): SentenceKey {
  if (before.length > longestTold || after.length > longestTold) return "change.field.reworded";
  if (before === "") return "change.field.added";
  return after === "" ? "change.field.removed" : "change.field.changed";
}

function join(speech: Speech, said: string | null | readonly string[]): string {
  if (said === null) return "";
  return typeof said === "string" ? said : speech.list(said);
}

export type ListComparison<Item> = {
  readonly speech: Speech;
  readonly kind: "purpose" | "recipient" | "item";
  readonly fields: readonly Field<Item>[];
  readonly was: readonly Item[];
  readonly is: readonly Item[];
};

/** What came, what went, and what is said differently of what stayed; the same thing has the same id. */
export function compareLists<Item extends { readonly id: string; readonly name: string }>(
  comparison: ListComparison<Item>,
): readonly string[] {
  const { speech, kind, fields, was, is } = comparison;
  const added = is.filter(({ id }) => !was.some((item) => item.id === id));
  const removed = was.filter(({ id }) => !is.some((item) => item.id === id));
  const changed = is.flatMap((item) => {
    const before = was.find(({ id }) => id === item.id);
    if (before === undefined) return [];
    return compareFields({ speech, fields, item: before.name, was: before, is: item });
  });
  return [
    ...added.map(({ name }) => speech.say(`change.${kind}.added`, { name })),
    ...removed.map(({ name }) => speech.say(`change.${kind}.removed`, { name })),
    ...changed,
  ];
}
