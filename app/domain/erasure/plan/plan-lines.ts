import type { PlaceId } from "../../data-map/types.ts";
import type { ErasureLine, ErasureStep } from "../types.ts";

type LineKey = Omit<ErasureLine, "count" | "until"> & { readonly until?: string | null };

/** Sums a plan's rows up while its records go by. */
export type PlanLines = {
  /** `count` more of the row; 0 names the row without a number. */
  readonly add: (line: LineKey, count?: number) => void;
  /** The rows in the order of the places and names, so that the same data gives the same plan. */
  readonly list: () => readonly ErasureLine[];
};

function keyOf({ place, field, fate, because, subject }: LineKey): string {
  return [place, field, fate, because ?? "", subject ?? ""].join("\n");
}

/** An empty plan. */
export function createPlanLines(before: readonly ErasureLine[] = []): PlanLines {
  const lines = new Map(before.map((line) => [keyOf(line), line]));
  return {
    add: (line, count = 1) => {
      const { place, field, fate, because, subject } = line;
      const known = lines.get(keyOf(line));
      lines.set(keyOf(line), {
        ...{ place, field, fate, because, subject },
        until: later(known?.until ?? null, line.until ?? null),
        count: (known?.count ?? 0) + count,
      });
    },
    list: () =>
      [...lines.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, line]) => line),
  };
}

function later(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

/** Which rows of the plan a step is behind, with how many each. */
export function rowsOfStep(
  step: Pick<ErasureStep, "place" | "action" | "fields">,
): readonly { readonly place: PlaceId; readonly field: string; readonly subject: string | null }[] {
  const { place, action, fields } = step;
  switch (action) {
    case "clear-order":
    case "clear-gift-card":
      return fields.map((field) => ({ place, field, subject: null }));
    case "delete-metafields":
      return fields.map((name) => ({
        ...{ place, field: "Metafield" },
        subject: name.slice(0, name.lastIndexOf(".")),
      }));
    case "delete-draft":
      return [{ place, field: "DraftOrder", subject: null }];
    case "delete-comment":
      return [{ place, field: "Comment", subject: null }];
    case "delete-company-contact":
      return [{ place, field: "CompanyContact", subject: null }];
  }
}

/** The plan as it came out: what Shopify refused to do is out of reach, not done. */
export function withRefusals(
  lines: readonly ErasureLine[],
  refused: readonly { readonly step: ErasureStep; readonly code: string }[],
): readonly ErasureLine[] {
  const left = createPlanLines(lines);
  for (const { step, code } of refused) {
    const fate = step.action.startsWith("clear") ? "clear" : "erase";
    for (const row of rowsOfStep(step)) {
      left.add({ ...row, fate, because: null }, -1);
      const because = "source-refused";
      left.add({ ...row, fate: "unreachable", because, subject: code });
    }
  }
  return left.list().filter((line) => line.count !== 0 || line.fate === "unreachable");
}
