import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

import { z } from "zod";

/** Which of the platform's doors a fault sits at. */
export const faultKindSchema = z.enum(["graphql", "bulk", "oauth"]);
export type FaultKind = z.infer<typeof faultKindSchema>;

/** One rule: the first that fits a request decides what goes wrong. */
export const faultRuleSchema = z.object({
  shop: z.string(),
  kind: faultKindSchema,
  /** Regular expression the query text (bulk: the path) must match. */
  match: z.string().exactOptional(),
  /** Answers with this HTTP status. */
  status: z.union([z.literal(429), z.literal(500), z.literal(502), z.literal(503)]).exactOptional(),
  /** Answers 200 with Shopify's `THROTTLED` error. */
  throttled: z.boolean().exactOptional(),
  /** Says nothing for so long, then drops the connection. */
  timeoutMs: z.number().exactOptional(),
  dropConnection: z.boolean().exactOptional(),
  /** Answers rightly, but so much later. */
  slowMs: z.number().exactOptional(),
  /** Sends the first half of the right answer as if it were whole. */
  truncateBody: z.enum(["anywhere", "at line end"]).exactOptional(),
  /** How often the rule acts; 1 unless told. */
  times: z.number().int().positive().default(1),
});
export type FaultRule = z.infer<typeof faultRuleSchema>;

/** The rules in force. */
export type Faults = ReturnType<typeof createFaults>;

/** Creates an empty set of rules. */
export function createFaults() {
  const rules: { readonly rule: FaultRule; left: number }[] = [];
  return {
    add: (rule: FaultRule): void => {
      rules.push({ rule, left: rule.times });
    },
    clear: (): void => {
      rules.length = 0;
    },
    /** Rules that have not acted as often as they should. */
    left: (): readonly FaultRule[] =>
      rules.filter(({ left }) => left > 0).map(({ rule, left }) => ({ ...rule, times: left })),
    /** Uses up one turn of the first rule that fits. */
    take: (kind: FaultKind, shop: string, text: string): FaultRule | undefined => {
      const found = rules.find(
        ({ rule, left }) =>
          left > 0 &&
          rule.kind === kind &&
          rule.shop === shop &&
          (rule.match === undefined || new RegExp(rule.match).test(text)),
      );
      if (found === undefined) return undefined;
      found.left -= 1;
      return found.rule;
    },
  };
}

/**
 * Lets a fault act before the right answer is made.
 *
 * @returns true when the request has been dealt with
 */
export async function applyFault(
  rule: FaultRule | undefined,
  response: ServerResponse,
): Promise<boolean> {
  if (rule === undefined) return false;
  if (rule.slowMs !== undefined) await wait(rule.slowMs);
  if (rule.timeoutMs !== undefined) {
    await wait(rule.timeoutMs, undefined, { ref: false });
    response.destroy();
    return true;
  }
  if (rule.dropConnection === true) {
    response.destroy();
    return true;
  }
  if (rule.status !== undefined) {
    response.writeHead(rule.status, {
      "content-type": "application/json",
      ...(rule.status === 429 ? { "retry-after": "2.0" } : {}),
    });
    response.end(JSON.stringify({ errors: faultText[rule.status] }));
    return true;
  }
  if (rule.throttled === true) {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(throttledBody));
    return true;
  }
  return false;
}

/** Cuts a right answer in two, when the rule says so. */
export function truncate(body: string, rule: FaultRule | undefined): string {
  if (rule?.truncateBody === undefined) return body;
  const half = body.slice(0, Math.ceil(body.length / 2));
  return rule.truncateBody === "anywhere" ? half : half.slice(0, half.lastIndexOf("\n") + 1);
}

const faultText = {
  429: "Exceeded 2 calls per second for api client.",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
} as const;

const throttledBody = {
  errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
  extensions: {
    cost: {
      requestedQueryCost: 100,
      actualQueryCost: null,
      throttleStatus: {
        maximumAvailable: 2000,
        currentlyAvailable: 0,
        restoreRate: 100,
      },
    },
  },
};
