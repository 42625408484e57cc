import { GraphQLError, type ExecutionResult } from "graphql";
import type { AdminApiCall, AdminApiReply } from "../contract.ts";
import type { RequestContext } from "./request-context.ts";

/** Dresses a body as Shopify sends it: almost always with status 200. */
export function reply(call: AdminApiCall, body: object, status = 200): AdminApiReply {
  return {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "x-shopify-api-version": call.apiVersion,
    },
    body,
  };
}

const DOCUMENTATION = "https://shopify.dev/api/usage/rate-limits";

/** The error of an empty bucket. */
export const THROTTLED = {
  message: "Throttled",
  extensions: { code: "THROTTLED", documentation: DOCUMENTATION },
} as const;

/** The error of a query that could never be paid for. */
export function tooDear(cost: number, maxCost: number): object {
  return {
    message: `Query cost is ${cost}, which exceeds the single query max cost limit (${maxCost}).`,
    extensions: { code: "MAX_COST_EXCEEDED", cost, maxCost, documentation: DOCUMENTATION },
  };
}

/** Data, errors and extensions of an executed document. */
export function answerBody(result: ExecutionResult, context: RequestContext, cost: object): object {
  const { searchWarnings: warnings } = context;
  return {
    ...(result.data === undefined ? {} : { data: result.data }),
    ...(result.errors ? { errors: result.errors.map(toPlainError) } : {}),
    extensions: { cost, ...(warnings.length > 0 ? { search: [{ path: [], warnings }] } : {}) },
  };
}

function toPlainError(error: unknown): unknown {
  return error instanceof GraphQLError ? error.toJSON() : error;
}
