import { createHmac, randomBytes } from "node:crypto";

/** A message as it is signed. */
export type SignedMessage = {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
};

const prefix = "whsec_";

/** A new secret, as receivers of Standard Webhooks take it: 32 random bytes. */
export function createWebhookSecret(): string {
  return `${prefix}${randomBytes(32).toString("base64")}`;
}

/**
 * The header fields a receiver checks a message by (Standard Webhooks 1.0.0: HMAC-SHA-256 of id, time and
 * body, joined by dots). With two secrets, while one takes over from the other, each signs.
 */
export function signMessage(
  secrets: readonly string[],
  { id, timestamp, body }: SignedMessage,
): Readonly<Record<string, string>> {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), "base64");
    const mac = createHmac("sha256", key).update(`${id}.${String(timestamp)}.${body}`);
    return `v1,${mac.digest("base64")}`;
  });
  return {
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": signatures.join(" "),
  };
}
