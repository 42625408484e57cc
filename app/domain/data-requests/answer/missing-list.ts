import { mergeMissing } from "../../data-map/merge-missing.ts";
import type { MissingItem } from "../../data-map/types.ts";
import type { PlaceProgress } from "../types.ts";
import type { AnswerContext } from "./answer-context.ts";
import { protectCell } from "../../shared/csv-line.ts";
import { fieldLabel } from "./field-label.ts";

/** Everything missing of all places, equal entries once with their counts added. */
export function listMissing(progress: readonly PlaceProgress[]): readonly MissingItem[] {
  return mergeMissing(progress.flatMap((place) => place.missing));
}

/** Whether an entry tells of other people's data, left out on purpose. */
export function isLeftOut(item: MissingItem): boolean {
  return item.code === "others-data-left-out";
}

/** The reason in plain words of the answer's language. */
export function explainMissing(context: AnswerContext, item: MissingItem): string {
  return context.texts.say(`answer.missing.${item.code}`);
}

/** `Order.note` as "Order – Note"; scopes and ids as they stand. */
export function nameSubject(context: AnswerContext, subject: string): string {
  const field = /^([A-Z]\w+)\.(\w+)$/u.exec(subject);
  if (field?.[1] === undefined || field[2] === undefined) return subject;
  return `${fieldLabel(context.texts, field[1])} – ${fieldLabel(context.texts, field[2])}`;
}

/** The header line of `missing.csv`. */
export const missingHeader = ["place", "code", "subject", "count", "reason"] as const;

/** An entry as the cells of its line. */
export function missingCells(context: AnswerContext, item: MissingItem): readonly string[] {
  return [
    item.place,
    item.code,
    item.subject ?? "",
    item.count === undefined ? "" : String(item.count),
    explainMissing(context, item),
  ].map(protectCell);
}
