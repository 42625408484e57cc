import type { AppMetafield } from "../contract.ts";

/** `app` in the Liquid of an extension: `app.metafields.<namespace>.<key>`. */
export function appObject(fields: readonly AppMetafield[]): object {
  const namespaces: Record<string, Record<string, unknown>> = {};
  for (const field of fields) {
    const namespace = (namespaces[field.namespace] ??= {});
    namespace[field.key] = new MetafieldValue(field);
  }
  return { metafields: namespaces };
}

/** A metafield in Liquid: printed it is its text; `value` is parsed where the type says so. */
class MetafieldValue {
  readonly type: string;
  readonly value: unknown;
  readonly #text: string;
  constructor({ type, value }: AppMetafield) {
    this.type = type;
    this.#text = value;
    this.value = parse(type, value);
  }
  toString(): string {
    return this.#text;
  }
}

function parse(type: string, value: string): unknown {
  switch (type) {
    case "json":
      return JSON.parse(value);
    case "boolean":
      return value === "true";
    case "number_integer":
      return Number(value);
    default:
      return value;
  }
}
