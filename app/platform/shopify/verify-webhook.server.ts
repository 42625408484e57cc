import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";
import { toMs } from "../../domain/shared/duration.ts";
import { parseShopDomain, type ShopDomain } from "../../domain/shared/ids.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import { err, ok, type Result } from "../../domain/shared/result.ts";
import { parseWebhookBody } from "./webhook-payload.server.ts";

/** The secret in force and, for a while after a rotation, the one before it. */
export type WebhookSecrets = readonly KeyObject[];

/** Prepares the secrets once; turning text into a key costs more than using it. */
export function createWebhookSecrets(
  current: string,
  previous: string | undefined,
): WebhookSecrets {
  const texts = previous === undefined ? [current] : [current, previous];
  return texts.map((text) => createSecretKey(text, "utf8"));
}

/** A webhook whose signature is right. Only `raw` is covered by it. */
export type VerifiedWebhook = {
  readonly topic: string;
  readonly shop: ShopDomain;
  readonly webhookId: string;
  readonly eventId: string | null;
  readonly apiVersion: string;
  readonly triggeredAt: Date | null;
  readonly raw: Uint8Array;
  readonly body: JsonObject;
};

export type WebhookRefusal = {
  readonly status: 400 | 401 | 405 | 413;
  /** Short, for the sender; carries nothing of the body. */
  readonly reason: string;
};

/** Shopify's own bodies stay far below; more is somebody else's. */
const maxBodyBytes = 5 * 1024 * 1024;
/** What is read and thrown away after a refusal. */
const maxWastedBytes = 20_000_000;
const maxWastedMs = toMs({ seconds: 5 });
/** Headers end up in rows; Shopify's are a UUID or a few words. */
const maxHeaderLength = 255;

const requiredHeaders = [
  "x-shopify-hmac-sha256",
  "x-shopify-topic",
  "x-shopify-shop-domain",
  "x-shopify-api-version",
  "x-shopify-webhook-id",
] as const;

const refuse = (status: WebhookRefusal["status"], reason: string) => err({ status, reason });

/**
 * Checks a webhook without any session, for tokens are dead after an
 * uninstall. In this order, so that nothing is parsed before it is known to be
 * Shopify's: method (405), headers and size (400, 413), signature over the raw
 * body with either secret in constant time (401), JSON object (400).
 */
export async function verifyWebhook(
  request: Request,
  secrets: WebhookSecrets,
): Promise<Result<VerifiedWebhook, WebhookRefusal>> {
  if (request.method !== "POST") return refuse(405, "only POST");
  const said = readHeaders(request.headers);
  if (!said.ok) return said;
  const { signature, ...facts } = said.value;
  const raw = await readBody(request);
  if (raw === undefined) return refuse(413, "body over 5 MB");
  if (raw.length === 0) return refuse(400, "body is empty");
  if (!isSigned(raw, signature, secrets)) return refuse(401, "signature does not match");
  const body = parseWebhookBody(raw);
  return body === undefined ? refuse(400, "body is no JSON object") : ok({ ...facts, raw, body });
}

type Said = Omit<VerifiedWebhook, "raw" | "body"> & { readonly signature: string };

function readHeaders(headers: Headers): Result<Said, WebhookRefusal> {
  const missing = requiredHeaders.find((name) => !isUsable(headers.get(name)));
  if (missing !== undefined) return refuse(400, `header ${missing} is missing or unusable`);
  const read = (name: (typeof requiredHeaders)[number]) => headers.get(name) ?? "";
  const shop = parseShopDomain(read("x-shopify-shop-domain"));
  if (shop === undefined) return refuse(400, "header x-shopify-shop-domain is no shop");
  return ok({
    shop,
    signature: read("x-shopify-hmac-sha256"),
    topic: read("x-shopify-topic"),
    webhookId: read("x-shopify-webhook-id"),
    apiVersion: read("x-shopify-api-version"),
    eventId: textOf(headers.get("x-shopify-event-id")),
    triggeredAt: dateOf(headers.get("x-shopify-triggered-at")),
  });
}

function isUsable(value: string | null): boolean {
  return value !== null && value.trim() !== "" && value.length <= maxHeaderLength;
}

function textOf(value: string | null): string | null {
  return value !== null && isUsable(value) ? value : null;
}

function dateOf(value: string | null): Date | null {
  const at = new Date(value ?? Number.NaN);
  return Number.isNaN(at.getTime()) ? null : at;
}

type BodyReader = ReadableStreamDefaultReader<Uint8Array>;

/** The body's bytes as they came, or undefined beyond the limit: then the rest is thrown away. */
async function readBody(request: Request): Promise<Buffer | undefined> {
  if (request.body === null) return Buffer.alloc(0);
  const reader: BodyReader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = Number(request.headers.get("content-length") ?? 0);
  if (size <= maxBodyBytes) size = 0;
  while (size <= maxBodyBytes) {
    const read = await reader.read();
    if (read.done) return Buffer.concat(chunks);
    size += read.value.byteLength;
    chunks.push(read.value);
  }
  void throwAway(reader);
  return undefined;
}

/**
 * Reads on without keeping anything, so that a sender in the middle of its body
 * gets to see the refusal; hangs up on one that does not come to an end.
 */
async function throwAway(reader: BodyReader): Promise<void> {
  const endsAtMs = Date.now() + maxWastedMs;
  let wasted = 0;
  try {
    while (wasted < maxWastedBytes && Date.now() < endsAtMs) {
      const read = await reader.read();
      if (read.done) return;
      wasted += read.value.byteLength;
    }
    await reader.cancel();
  } catch {
    // The sender hung up, as it may.
  }
}

/** Compares with all of them always, so that the time tells nothing about which one fits. */
function isSigned(raw: Uint8Array, header: string, secrets: WebhookSecrets): boolean {
  // Texts are compared, for Node's base64 ignores what does not belong.
  const given = Buffer.from(header, "latin1");
  const matches = secrets.map((secret) => {
    const expected = Buffer.from(createHmac("sha256", secret).update(raw).digest("base64"));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return matches.includes(true);
}
