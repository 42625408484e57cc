import { parse } from "lossless-json";
import type { JsonObject } from "../../domain/shared/json.ts";

/** A number as it was written, so that ids beyond 2^53 keep every digit. */
const asWritten = (text: string): string => text;

/** What the parser gives is JSON already; only its kind is in question. */
function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Parses a webhook's body without losing digits: every number becomes its text.
 * Undefined when it is not one JSON object in UTF-8 (a key written twice with
 * different values counts as none).
 */
export function parseWebhookBody(raw: Uint8Array): JsonObject | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(raw);
    const parsed = parse(text, undefined, asWritten);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
