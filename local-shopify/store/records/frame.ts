import { gidOf, type NumberedType } from "../ids.ts";
import type { PersonFacts, PlanFrame } from "../plans.ts";
import { createPlant, type Plant, type PlantKind, type PlantSink } from "../plant.ts";
import type { RecordSource } from "../source.ts";

/** The plant of a record outside orders and customers: no age rule, one scope. */
export function plantRecord(
  source: RecordSource,
  plan: { readonly index: number; readonly person: PersonFacts; readonly frame: PlanFrame },
  of: {
    readonly kind: PlantKind;
    readonly type: NumberedType;
    readonly scope: string;
    readonly sink: PlantSink | undefined;
  },
): Plant {
  return createPlant({
    seed: source.seed,
    kind: of.kind,
    index: plan.index,
    sink: of.sink,
    frame: {
      person: plan.person.key,
      recordId: gidOf(of.type, plan.index),
      scope: of.scope,
      needsAllOrders: false,
      reachable: plan.frame.reachable ?? true,
      onlyByDecision: plan.frame.onlyByDecision ?? false,
    },
  });
}
