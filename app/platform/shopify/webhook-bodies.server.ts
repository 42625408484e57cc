import { z } from "zod";
import type { JsonObject } from "../../domain/shared/json.ts";

const scopesSchema = z.object({ current: z.array(z.string()) });

/** The scopes `app/scopes_update` says are granted now; undefined when it says none. */
export function readGrantedScopes(body: JsonObject): readonly string[] | undefined {
  const parsed = scopesSchema.safeParse(body);
  return parsed.success ? parsed.data.current.toSorted() : undefined;
}

/** A gid or the bare digits at its end. */
const customerIdSchema = z
  .string()
  .regex(/^(gid:\/\/shopify\/Customer\/)?\d{1,20}$/u)
  .transform((text) => text.slice(text.lastIndexOf("/") + 1));

const mergeSchema = z.object({
  admin_graphql_api_customer_kept_id: customerIdSchema,
  admin_graphql_api_customer_deleted_id: customerIdSchema,
  status: z.string().optional(),
});

/** Which customer went into which; undefined for a merge that failed or cannot be read. */
export function readMerge(
  body: JsonObject,
): { readonly keptCustomerId: string; readonly mergedCustomerId: string } | undefined {
  const parsed = mergeSchema.safeParse(body);
  if (!parsed.success || parsed.data.status === "failed") return undefined;
  return {
    keptCustomerId: parsed.data.admin_graphql_api_customer_kept_id,
    mergedCustomerId: parsed.data.admin_graphql_api_customer_deleted_id,
  };
}
