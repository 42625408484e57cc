import {
  Kind,
  type ExecutionResult,
  type OperationDefinitionNode,
  OperationTypeNode,
} from "graphql";
import type { AdminApiCall, AdminApiReply } from "../contract.ts";
import type { CostBucket } from "./cost-bucket.ts";
import { MUTATION_POINTS } from "./query-cost.ts";
import { answerBody, reply, THROTTLED, tooDear } from "./replies.ts";
import type { RequestContext } from "./request-context.ts";

/** Points and calls of a shop so far. */
export type Counters = {
  requested: number;
  actual: number;
  calls: number;
  throttled: number;
  bulkOperations: number;
};

export type PricedCall = {
  readonly call: AdminApiCall;
  readonly context: RequestContext;
  readonly operation: OperationDefinitionNode;
  /** Points to reserve. */
  readonly requested: number;
  readonly run: () => Promise<ExecutionResult>;
};

/** Reserves the points asked for, runs, and gives back what was not used. */
export async function callForPoints(
  priced: PricedCall,
  account: {
    readonly bucket: CostBucket;
    readonly counters: Counters;
    readonly maxPerQuery: number;
  },
): Promise<AdminApiReply> {
  const { call, context, requested } = priced;
  const { bucket, counters, maxPerQuery } = account;
  const cost = (actual: number | null): object => ({
    requestedQueryCost: requested,
    actualQueryCost: actual,
    throttleStatus: bucket.status(),
  });
  if (requested > maxPerQuery) return reply(call, { errors: [tooDear(requested, maxPerQuery)] });
  if (!bucket.reserve(requested)) {
    counters.throttled += 1;
    return reply(call, { errors: [THROTTLED], extensions: { cost: cost(null) } });
  }
  const result = await priced.run();
  const actual = Math.min(requested, context.spent.points + mutationPoints(priced.operation));
  bucket.refund(requested - actual);
  counters.requested += requested;
  counters.actual += actual;
  return reply(call, answerBody(result, context, cost(actual)));
}

function mutationPoints({ operation, selectionSet }: OperationDefinitionNode): number {
  return operation === OperationTypeNode.MUTATION
    ? selectionSet.selections.length * MUTATION_POINTS
    : 0;
}

/** Variables with the defaults the document states, for pricing only. */
export function withDefaults(
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const defaults: Record<string, unknown> = {};
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    if (defaultValue?.kind === Kind.INT) defaults[name] = Number(defaultValue.value);
    if (defaultValue?.kind === Kind.BOOLEAN) defaults[name] = defaultValue.value;
  }
  return { ...defaults, ...variables };
}
