import { z } from "zod";

import { SourceRefusedError, TransientSourceError } from "../../domain/data-requests/ports.ts";
import type { EraserContext, WriteOutcome } from "../../domain/erasure/ports.ts";
import type { ErasureStep, StepValues } from "../../domain/erasure/types.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import { ShopNotInstalledError, type AdminClient, type AdminReply } from "./admin-client.server.ts";
import { jsonObjectSchema, type DeniedField } from "./admin-envelope.server.ts";

/** What Shopify charges a mutation. */
const MUTATION_POINTS = 10;

/** Calls Shopify for one step of an erasure. */
export type EraseCall = {
  readonly client: AdminClient;
  readonly context: EraserContext;
};

/** How one action reads what it is about to remove, and how it removes it. */
export type ActionEraser = {
  readonly read: (call: EraseCall, step: ErasureStep) => Promise<StepValues | undefined>;
  readonly write: (call: EraseCall, step: ErasureStep) => Promise<WriteOutcome>;
};

/**
 * What `read` answers when it cannot tell what is there (a field or a record is
 * refused): unlike any values a plan was made from, and not empty.
 */
function outOfReach(why: string): StepValues {
  return { outOfReach: why };
}

export type NodeFound =
  | { readonly kind: "found"; readonly node: JsonObject; readonly denied: readonly DeniedField[] }
  | { readonly kind: "gone" }
  | { readonly kind: "refused"; readonly values: StepValues };

export type NodeQuery = {
  /** A query of one `node(id: $id)`. */
  readonly document: string;
  readonly variables: JsonObject;
  readonly points: number;
};

const nodeSchema = z.object({ node: jsonObjectSchema.nullable() });

/** Reads one record by its id. A refused record is not a missing one. */
export async function readNode(call: EraseCall, query: NodeQuery): Promise<NodeFound> {
  const { data, denied } = await request(call, query);
  const node = nodeSchema.safeParse(data).data?.node ?? null;
  if (node !== null) {
    return { kind: "found", node, denied };
  }
  const refusal = denied[0];
  return refusal === undefined
    ? { kind: "gone" }
    : { kind: "refused", values: outOfReach(refusal.code) };
}

/** The values of a record's fields, where none of them may be withheld. */
export function valuesUnlessDenied(found: NodeFound, pick: (node: JsonObject) => StepValues) {
  if (found.kind !== "found") {
    return found.kind === "gone" ? undefined : found.values;
  }
  const refusal = found.denied[0];
  return refusal === undefined ? pick(found.node) : outOfReach(refusal.code);
}

/** The values that name a record; a withheld one counts as absent, as it did in the search. */
export function valuesOf(found: NodeFound, pick: (node: JsonObject) => StepValues) {
  if (found.kind !== "found") {
    return found.kind === "gone" ? undefined : found.values;
  }
  return pick(found.node);
}

const scopesSchema = z.object({
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
});

/**
 * What it means that an order is not there: without `read_all_orders` one may just
 * have grown older than Shopify's 60 days, and then nobody can say that it is gone.
 */
export async function judgeMissingOrder(call: EraseCall): Promise<StepValues | undefined> {
  return (await seesAllOrders(call)) ? undefined : outOfReach("orders-older-than-60-days");
}

/** Tells whether orders of any age can be read. */
export async function seesAllOrders(call: EraseCall): Promise<boolean> {
  const { data } = await request(call, {
    document: "query Scopes { currentAppInstallation { accessScopes { handle } } }",
    variables: {},
    points: 3,
  });
  const parsed = scopesSchema.safeParse(data);
  if (!parsed.success) {
    throw new TransientSourceError("Shopify does not say what is granted");
  }
  return parsed.data.currentAppInstallation.accessScopes.some(
    ({ handle }) => handle === "read_all_orders" || handle === "write_all_orders",
  );
}

const payloadSchema = z.looseObject({
  userErrors: z.array(z.looseObject({ code: z.string().nullish() })),
});

export type Mutation = {
  /** A mutation of one root field. */
  readonly document: string;
  readonly root: string;
  readonly variables: JsonObject;
};

/**
 * Runs one mutation. What Shopify says of its refusal is given as a code alone:
 * its sentences may quote the data.
 */
export async function mutate(call: EraseCall, mutation: Mutation): Promise<WriteOutcome> {
  const { data, denied } = await requestMutation(call, mutation);
  const refusal = denied[0];
  if (refusal !== undefined) {
    return { kind: "refused", code: refusal.code };
  }
  const payload = payloadSchema.safeParse(data?.[mutation.root]);
  if (!payload.success) {
    throw new TransientSourceError(`Shopify's answer to ${mutation.root} is not one`);
  }
  const [error] = payload.data.userErrors;
  if (error === undefined) {
    return { kind: "written" };
  }
  if (error.code === "INTERNAL_ERROR") {
    throw new TransientSourceError(`Shopify failed at ${mutation.root}`);
  }
  return { kind: "refused", code: toCode(error.code) };
}

async function requestMutation(
  call: EraseCall,
  mutation: Mutation,
): Promise<Pick<AdminReply, "data" | "denied">> {
  try {
    return await request(call, { ...mutation, points: MUTATION_POINTS });
  } catch (error) {
    if (error instanceof SourceRefusedError && !(error instanceof ShopNotInstalledError)) {
      return {
        data: { [mutation.root]: { userErrors: [{ code: "SOURCE_REFUSED" }] } },
        denied: [],
      };
    }
    throw error;
  }
}

function toCode(code: string | null | undefined): string {
  return typeof code === "string" && /^[A-Z][A-Z_]{1,60}$/u.test(code)
    ? code.toLowerCase().replaceAll("_", "-")
    : "user-error";
}

function request(
  { client, context }: EraseCall,
  query: { readonly document: string; readonly variables: JsonObject; readonly points: number },
): Promise<AdminReply> {
  return client.request({
    installation: context.installationId,
    signal: context.signal,
    document: query.document,
    variables: query.variables,
    points: query.points,
  });
}
