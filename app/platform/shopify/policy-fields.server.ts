import { z } from "zod";
import { TransientSourceError } from "../../domain/data-requests/ports.ts";
import { type BlockFields, unusedPart } from "../../domain/policy/publication/block-fields.ts";
import type { PlaceWrite } from "../../domain/policy/publication/ports.ts";
import { ask, change, type PolicyCall } from "./policy-call.server.ts";

const namespace = "lagom";

/** Shopify sets 25 metafields in one call, all or none. */
const mostAtOnce = 25;
/** Texts are long: not more than this in one answer. */
const mostRead = 40;

const readSchema = z.object({
  currentAppInstallation: z.looseObject({ id: z.string() }),
});
const fieldSchema = z.object({ value: z.string() }).nullish();

type Read = { readonly ownerId: string; readonly fields: BlockFields };

/** Reads metafields of the app's own installation; no scope is needed. Absent ones are left out. */
export async function readFields(call: PolicyCall, keys: readonly string[]): Promise<Read> {
  const fields: Record<string, string> = {};
  let ownerId = "";
  for (let from = 0; from < Math.max(keys.length, 1); from += mostRead) {
    const some = keys.slice(from, from + mostRead);
    const { data } = await ask(call, {
      document: `query PolicyFields { currentAppInstallation { id ${some
        .map(
          (key, at) =>
            `f${String(at)}: metafield(namespace: "${namespace}", key: "${key}") { value }`,
        )
        .join(" ")} } }`,
      variables: {},
      points: 2 + some.length,
    });
    const read = readSchema.safeParse(data);
    if (!read.success) throw new TransientSourceError("Shopify does not say what the app keeps");
    const { currentAppInstallation: owner } = read.data;
    ownerId = owner.id;
    for (const [at, key] of some.entries()) {
      const field = fieldSchema.parse(owner[`f${String(at)}`]);
      if (field !== null && field !== undefined) fields[key] = field.value;
    }
  }
  return { ownerId, fields };
}

/**
 * Makes these keys hold exactly these fields, in one atomic call. What is there and no longer wanted
 * becomes an empty comment while texts are written, and goes for good where nothing is to stand.
 */
export async function writeFields(
  call: PolicyCall,
  keys: readonly string[],
  wanted: BlockFields,
): Promise<PlaceWrite> {
  const { ownerId, fields } = await readFields(call, keys);
  const left = Object.keys(fields).filter((key) => wanted[key] === undefined);
  if (Object.keys(wanted).length === 0) return removeFields(call, ownerId, left);
  const values = { ...wanted, ...Object.fromEntries(left.map((key) => [key, unusedPart])) };
  const metafields = Object.entries(values).map(([key, value]) => ({
    ...{ ownerId, namespace, key, value },
    type: key === "edition" ? "json" : "multi_line_text_field",
  }));
  if (metafields.length > mostAtOnce) return { kind: "refused", code: "too-many-fields" };
  return change(call, {
    root: "metafieldsSet",
    document: `#graphql
      mutation PolicyFieldsSet($metafields: [MetafieldsSetInput!]!) {
        metafieldsSet(metafields: $metafields) { userErrors { code } }
      }`,
    variables: { metafields },
  });
}

async function removeFields(
  call: PolicyCall,
  ownerId: string,
  keys: readonly string[],
): Promise<PlaceWrite> {
  if (keys.length === 0) return { kind: "written" };
  return change(call, {
    root: "metafieldsDelete",
    document: `#graphql
      mutation PolicyFieldsDelete($metafields: [MetafieldIdentifierInput!]!) {
        metafieldsDelete(metafields: $metafields) { userErrors { field } }
      }`,
    variables: { metafields: keys.map((key) => ({ ownerId, namespace, key })) },
  });
}
