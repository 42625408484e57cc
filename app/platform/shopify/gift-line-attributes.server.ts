import { normaliseEmail } from "../../domain/shared/email-address.ts";
import type { CollectSubject } from "../../domain/data-requests/ports.ts";

type About = { readonly type: string; readonly subject: CollectSubject };

/** What Shopify's themes ask a buyer for about whom a gift card goes to, in small letters. */
const recipientKeys = new Set(["recipient email", "recipient name", "message", "send on"]);

/** Set by Shopify's themes on lines whose card goes to somebody else. */
const SENT_TO_RECIPIENT = "__shopify_send_gift_card_to_recipient";

/**
 * Cuts out of a gift-card line to whom the card goes and what is told them: that
 * is the recipient's, not the buyer's. Kept where the recipient is the person.
 * Answers the fields left out; `data` is changed.
 */
export function leaveOutGiftRecipient(data: Record<string, unknown>, about: About): string[] {
  const attributes = data["customAttributes"];
  if (!about.type.endsWith("LineItem") || !Array.isArray(attributes)) {
    return [];
  }
  const items: readonly unknown[] = attributes;
  const isGift =
    data["isGiftCard"] === true || items.some((one) => keyOf(one) === SENT_TO_RECIPIENT);
  if (!isGift || items.some((one) => isPersonsEmail(one, about.subject))) {
    return [];
  }
  const kept = items.filter((one) => !recipientKeys.has(plainKeyOf(one)));
  if (kept.length === items.length) {
    return [];
  }
  data["customAttributes"] = kept;
  return [`${about.type}.customAttributes`];
}

function isPersonsEmail(attribute: unknown, subject: CollectSubject): boolean {
  if (plainKeyOf(attribute) !== "recipient email") {
    return false;
  }
  const email = normaliseEmail(fieldOf(attribute, "value"));
  return email !== undefined && subject.emails.includes(email);
}

function keyOf(attribute: unknown): string {
  return fieldOf(attribute, "key");
}

/** Themes hide attributes from the cart with leading underscores. */
function plainKeyOf(attribute: unknown): string {
  return keyOf(attribute).replace(/^_+/u, "").trim().toLowerCase();
}

function fieldOf(attribute: unknown, field: "key" | "value"): string {
  if (typeof attribute !== "object" || attribute === null) {
    return "";
  }
  const value: unknown = Reflect.get(attribute, field);
  return typeof value === "string" ? value : "";
}
