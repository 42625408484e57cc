import type { PlaceId } from "../../data-map/types.ts";
import type { CollectedRecord } from "../../data-requests/types.ts";
import type { JsonObject } from "../../shared/json.ts";
import { hindranceOf, textAt, type Draft } from "./plan-parts.ts";
import { isErasedNamespace } from "../rule.ts";
import { metafieldName, metafieldValues, seenDigest } from "../step-values.ts";

/** So many metafields go in one call. */
const perStep = 25;

type Owner = { readonly place: PlaceId; readonly found: JsonObject[] };

/** Metafields of customers and orders, gathered until their owner is read to the end. */
export type MetafieldDesk = {
  readonly take: (record: CollectedRecord) => void;
  readonly close: () => void;
};

/** Plans the metafields that go: the app's own always, others by the namespaces chosen. */
export function createMetafieldDesk(draft: Draft): MetafieldDesk {
  const owners = new Map<string, Owner>();
  return {
    take: (record) => {
      const { place, parentId, data } = record;
      const namespace = textAt(data, "namespace") ?? "";
      const row = { place, field: "Metafield", subject: namespace };
      if (parentId === null || !/\/(?:Customer|Order)\//u.test(parentId)) {
        draft.lines.add({ ...row, fate: "unreachable", because: "no-call" });
      } else if (!isErasedNamespace(draft.facts.rule, namespace)) {
        draft.lines.add({ ...row, fate: "left", because: "namespace-not-chosen" });
      } else {
        const owner = owners.get(parentId) ?? { place, found: [] };
        owner.found.push(data);
        owners.set(parentId, owner);
      }
    },
    close: () => {
      for (const [target, owner] of owners) planOwner(draft, target, owner);
      owners.clear();
    },
  };
}

function planOwner(draft: Draft, target: string, { place, found }: Owner): void {
  const names = found.map(metafieldName).sort();
  const action = "delete-metafields";
  const hindrance = hindranceOf(draft.facts, { place: null, action, target, fields: names });
  for (const metafield of found) {
    const row = { place, field: "Metafield", subject: textAt(metafield, "namespace") ?? "" };
    draft.lines.add({ ...row, ...(hindrance ?? { fate: "erase", because: null }) });
  }
  if (hindrance !== undefined) return;
  for (let from = 0; from < names.length; from += perStep) {
    const fields = names.slice(from, from + perStep);
    const seen = seenDigest(metafieldValues(found, fields), draft.facts.digest);
    draft.steps.push({ place, action, target, fields, seen });
  }
}
