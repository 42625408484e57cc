import { fates, type ErasureLine, type Fate } from "../../domain/erasure/types.ts";
import type { ErasurePlanView } from "../../domain/erasure/views.ts";
import { toCalendarDate } from "./dates.ts";
import { toCountsText } from "./event-words.ts";
import { fateWords, toReasonText } from "./fate-words.ts";
import { isField, toFieldWords } from "./field-words.ts";
import { placeWords } from "./place-words.ts";

/** Fields of one place that share a fate and its reason. */
export type ShownFateRow = {
  readonly id: string;
  readonly place: string;
  /** `Note (3), Purchase order number` */
  readonly what: string;
  readonly why: string;
  readonly count: string;
};

export type ShownFate = {
  readonly id: Fate;
  readonly title: string;
  readonly text: string;
  readonly count: string;
  readonly rows: readonly ShownFateRow[];
};

/** A plan as it is shown: texts only. */
export type ShownPlan = {
  readonly title: string;
  readonly text: string;
  readonly digest: string;
  /** `4 erased, 12 emptied`: the plan in one line. */
  readonly summary: string;
  readonly fates: readonly ShownFate[];
};

/** Turns a plan into its table, grouped by fate; in words of what will be or what was. */
export function presentPlan(plan: ErasurePlanView, isDone: boolean): ShownPlan {
  const again =
    plan.round > 1 ? ` Made anew ${timesOf(plan.round - 1)}: the data had changed.` : "";
  return {
    title: isDone ? "What happened to the data" : "What happens to the data",
    text: `Every field that was found is in one row. The number says how often it occurs.${again}`,
    digest: plan.digest,
    summary: toSummary(plan.lines, isDone),
    fates: fates.flatMap((fate) => {
      const lines = plan.lines.filter((line) => line.fate === fate);
      return lines.length === 0 ? [] : [presentFate(fate, lines, isDone)];
    }),
  };
}

function toSummary(lines: readonly ErasureLine[], isDone: boolean): string {
  const sums = new Map(
    fates.map((fate) => [fate, sumOf(lines.filter((line) => line.fate === fate))] as const),
  );
  const named = toCountsText(Object.fromEntries([...sums].filter(([, sum]) => sum > 0)));
  if (named === "") return "";
  return isDone ? `${named}.` : `Planned: ${named}.`;
}

function timesOf(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}

function presentFate(fate: Fate, lines: readonly ErasureLine[], isDone: boolean): ShownFate {
  const { planned, done, text } = fateWords[fate];
  const groups = Map.groupBy(lines, (line) => `${line.place} ${whyOf(line)}`);
  return {
    ...{ id: fate, text, title: isDone ? done : planned },
    count: toNumber(sumOf(lines)),
    rows: [...groups].map(([key, group]) => presentRow(`${fate} ${key}`, group)),
  };
}

function whyOf({ because, subject, until }: ErasureLine): string {
  const day = until === null ? "" : toCalendarDate(until);
  return toReasonText(because, { subject, until: day });
}

function presentRow(id: string, lines: readonly ErasureLine[]): ShownFateRow {
  const [first] = lines;
  return {
    id,
    place: first === undefined ? "" : placeWords[first.place],
    what: whatOf(lines),
    why: first === undefined ? "" : whyOf(first),
    count: toNumber(sumOf(lines)),
  };
}

/** Fields of one name are said once, with their number where they have one of their own. */
function whatOf(lines: readonly ErasureLine[]): string {
  const byWords = Map.groupBy(lines, (line) => toFieldWords(fieldOf(line)));
  const isOne = byWords.size === 1;
  return [...byWords]
    .map(([words, group]) => {
      const count = sumOf(group);
      return isOne || count < 2 ? words : `${words} (${toNumber(count)})`;
    })
    .join(", ");
}

/** What was not shown to Lagom is named by the reason, not by the record it stands in. */
function fieldOf({ field, because, subject }: ErasureLine): string {
  const isUnseen = because === "scope-not-granted" && subject !== null && isField(subject);
  return isUnseen ? subject : field;
}

function sumOf(lines: readonly ErasureLine[]): number {
  return lines.reduce((sum, { count }) => sum + count, 0);
}

/** 0 names what could not be counted, because it was not seen. */
function toNumber(count: number): string {
  return count === 0 ? "–" : count.toLocaleString("en");
}
