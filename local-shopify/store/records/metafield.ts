import { link, type StoreRecord } from "../parts.ts";
import { moment } from "./money.ts";

export type MetafieldSeed = {
  readonly number: string;
  readonly owner: () => StoreRecord | undefined;
  readonly ownerType: string;
  readonly namespace: string;
  readonly key: string;
  readonly type: string;
  readonly value: string;
  readonly atMs: number;
};

/** A Metafield; `jsonValue` is parsed where the type is JSON, as Shopify does. */
export function buildMetafield(seed: MetafieldSeed): StoreRecord {
  const at = moment(seed.atMs);
  return {
    __typename: "Metafield",
    id: `gid://shopify/Metafield/${seed.number}`,
    legacyResourceId: seed.number,
    namespace: seed.namespace,
    key: seed.key,
    type: seed.type,
    value: seed.value,
    jsonValue: seed.type === "json" ? parseJson(seed.value) : seed.value,
    compareDigest: digestOf(seed.value),
    sizeInBytes: Buffer.byteLength(seed.value),
    ownerType: seed.ownerType,
    owner: link(seed.owner),
    createdAt: at,
    updatedAt: at,
    definition: null,
    description: null,
    reference: null,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A short digest that changes with the value. */
export function digestOf(value: string): string {
  let hash = 2166136261;
  for (const letter of value) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619);
  return (hash >>> 0).toString(16).padStart(8, "0").repeat(4);
}
