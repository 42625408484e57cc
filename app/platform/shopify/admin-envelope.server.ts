import { parse as parseLossless } from "lossless-json";
import { z } from "zod";

import type { MissingCode } from "../../domain/data-map/types.ts";
import { SourceRefusedError, TransientSourceError } from "../../domain/data-requests/ports.ts";
import type { JsonObject } from "../../domain/shared/json.ts";

/**
 * A JSON object. What a JSON parser gave is JSON all the way down; only its kind
 * is in question (walking through it costs more than all else a record needs).
 */
export const jsonObjectSchema = z.custom<JsonObject>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
);

const errorSchema = z.looseObject({
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])).optional(),
  extensions: z
    .looseObject({
      code: z.string().optional(),
      requiredAccess: z.string().nullish(),
    })
    .optional(),
});

const costSchema = z.looseObject({
  requestedQueryCost: z.number(),
  actualQueryCost: z.number().nullish(),
  throttleStatus: z.looseObject({
    maximumAvailable: z.number(),
    currentlyAvailable: z.number(),
    restoreRate: z.number(),
  }),
});

const envelopeSchema = z.looseObject({
  data: z.unknown().optional(),
  errors: z.union([z.array(errorSchema), z.string()]).optional(),
  extensions: z.looseObject({ cost: costSchema.optional() }).optional(),
});

type GraphqlError = z.infer<typeof errorSchema>;
export type QueryCost = z.infer<typeof costSchema>;

/** A field Shopify refused, by its way through the answer. */
export type DeniedField = {
  readonly path: readonly (string | number)[];
  readonly code: Extract<MissingCode, "scope-not-granted" | "protected-field-withheld">;
  /** True when the refusal also took away what stands around the field. */
  readonly lostMore: boolean;
};

export type Envelope = {
  readonly data: JsonObject | null;
  readonly denied: readonly DeniedField[];
  readonly throttled: boolean;
  readonly cost: QueryCost | undefined;
};

/** Shopify refused the whole query: a fault of ours, trying again will not help. */
export class AdminQueryError extends SourceRefusedError {
  override readonly name = "AdminQueryError";

  constructor(message: string) {
    super(message, { code: "source-failed" });
  }
}

/** Parses JSON without rounding integers beyond 2^53: those become strings. */
export function parseJsonLosslessly(text: string): unknown {
  if (!/[[:,]\s*-?\d{16}/u.test(text)) {
    return JSON.parse(text);
  }
  return parseLossless(text, undefined, (digits) => {
    const number = Number(digits);
    return Number.isInteger(number) && !Number.isSafeInteger(number) ? digits : number;
  });
}

const transientCodes = new Set([
  "THROTTLED",
  "INTERNAL_SERVER_ERROR",
  "TIMEOUT",
  "SERVICE_UNAVAILABLE",
]);

function isWithheld(error: GraphqlError): boolean {
  return /not approved to (?:use|access)/iu.test(error.message);
}

/** Tells whether the field alone is null, or something above it as well. */
function takesMore(data: unknown, path: readonly (string | number)[]): boolean {
  let value: unknown = data;
  for (const step of path) {
    if (typeof value !== "object" || value === null) {
      return true;
    }
    value = Reflect.get(value, step);
  }
  return false;
}

function toDenied(error: GraphqlError, data: unknown): DeniedField {
  const path = error.path ?? [];
  return {
    path,
    code: isWithheld(error) ? "protected-field-withheld" : "scope-not-granted",
    lostMore: takesMore(data, path),
  };
}

/**
 * Reads what Shopify answered to a query. Every entry of `errors` is either a
 * refused field (then the rest is kept), a reason to try later
 * (`TransientSourceError`) or a fault of ours (`AdminQueryError`); nothing is
 * passed over.
 */
export function readEnvelope(text: string): Envelope {
  const envelope = envelopeSchema.safeParse(tryParse(text));
  if (!envelope.success) {
    throw new TransientSourceError("Shopify's answer is not a GraphQL answer");
  }
  const { extensions, errors = [] } = envelope.data;
  if (typeof errors === "string") {
    throw new AdminQueryError("Shopify refused the query");
  }
  const data = envelope.data.data ?? null;
  const cost = extensions?.cost;
  if (errors.some((error) => codeOf(error) === "THROTTLED")) {
    return { data: null, denied: [], throttled: true, cost };
  }
  requireExplained(errors);
  const denied = errors.map((error) => toDenied(error, data));
  if (data === null && denied.length === 0) {
    throw new TransientSourceError("Shopify answered without data");
  }
  return { data: data === null ? null : toObject(data), denied, throttled: false, cost };
}

function codeOf(error: GraphqlError): string {
  return error.extensions?.code ?? "";
}

/** Refused fields explain themselves; any other error fails the answer. */
function requireExplained(errors: readonly GraphqlError[]): void {
  const unexplained = errors.find((error) => codeOf(error) !== "ACCESS_DENIED");
  if (unexplained === undefined) {
    return;
  }
  const code = codeOf(unexplained);
  throw transientCodes.has(code) || unexplained.path !== undefined
    ? new TransientSourceError(`Shopify answered ${code}`)
    : new AdminQueryError(`Shopify refused the query: ${code}`);
}

function toObject(data: unknown): JsonObject {
  const parsed = jsonObjectSchema.safeParse(data);
  if (!parsed.success) {
    throw new TransientSourceError("Shopify's data is not an object");
  }
  return parsed.data;
}

function tryParse(text: string): unknown {
  try {
    return parseJsonLosslessly(text);
  } catch (cause) {
    throw new TransientSourceError("Shopify's answer was cut off", { cause });
  }
}
