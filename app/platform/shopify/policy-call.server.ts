import { z } from "zod";
import { SourceRefusedError, TransientSourceError } from "../../domain/data-requests/ports.ts";
import type { PlaceCall, PlaceWrite } from "../../domain/policy/publication/ports.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import { type AdminClient, type AdminReply, ShopNotInstalledError } from "./admin-client.server.ts";

/** Shopify's policy and the app's metafields are read and written in a shop. */
export type PolicyCall = PlaceCall & { readonly client: AdminClient };

export type PolicyQuery = {
  readonly document: string;
  readonly variables: JsonObject;
  readonly points: number;
};

/** Asks Shopify; what is not granted is null in the answer. */
export function ask(call: PolicyCall, query: PolicyQuery): Promise<AdminReply> {
  const { client, installationId: installation, signal } = call;
  return client.request({ installation, signal, ...query });
}

const payloadSchema = z.looseObject({
  userErrors: z.array(z.looseObject({ code: z.string().nullish() })),
});

/** Codes with which a later try, made from a fresh look, may be taken. */
const passing = new Set(["INTERNAL_ERROR", "STALE_OBJECT", "INVALID_TRANSLATABLE_CONTENT"]);

/**
 * Runs a mutation of one root field. A missing scope is refused as `access-denied`; Shopify's own
 * sentences are not passed on.
 *
 * @throws TransientSourceError where a later try may help
 */
export async function change(
  call: PolicyCall,
  mutation: Omit<PolicyQuery, "points"> & { readonly root: string },
): Promise<PlaceWrite> {
  const { root, ...query } = mutation;
  const reply = await askOrRefused(call, { ...query, points: 10 });
  if (reply === undefined) return { kind: "refused", code: "source-refused" };
  if (reply.denied.length > 0) return { kind: "refused", code: "access-denied" };
  const payload = payloadSchema.safeParse(reply.data?.[root]);
  if (!payload.success) throw new TransientSourceError(`Shopify's answer to ${root} is not one`);
  const [error] = payload.data.userErrors;
  if (error === undefined) return { kind: "written" };
  const code = error.code ?? "user-error";
  if (passing.has(code)) throw new TransientSourceError(`Shopify wants ${root} anew`);
  return { kind: "refused", code: code.toLowerCase().replaceAll("_", "-").slice(0, 60) };
}

async function askOrRefused(call: PolicyCall, query: PolicyQuery): Promise<AdminReply | undefined> {
  try {
    return await ask(call, query);
  } catch (error) {
    if (error instanceof SourceRefusedError && !(error instanceof ShopNotInstalledError)) {
      return undefined;
    }
    throw error;
  }
}
