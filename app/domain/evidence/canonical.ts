import type { Json } from "../shared/json.ts";

/**
 * JSON in its one written form: keys sorted by their UTF-16 units, no space, numbers and strings as
 * ECMAScript writes them (RFC 8785 for what stands here). Equal values give equal texts.
 */
export function toCanonical(value: Json): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(toCanonical).join(",")}]`;
  const parts = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${toCanonical(value[key] ?? null)}`);
  return `{${parts.join(",")}}`;
}

/** The same value for readers: sorted keys, two spaces, a newline at the end. One form as well. */
export function toReadable(value: Json): string {
  return `${JSON.stringify(sorted(value), null, 2)}\n`;
}

function sorted(value: Json): Json {
  if (value === null || typeof value !== "object") return value;
  if (isList(value)) return value.map(sorted);
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key] ?? null)]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
