import type { CollectSubject } from "../../domain/data-requests/ports.ts";
import { readPath } from "./own-data.server.ts";
import {
  createdAtOf,
  idFromGid,
  searchByCustomer,
  textOf,
  texts,
  type PlaceDefinition,
} from "./place-definition.server.ts";
import { giftCardShape } from "./shapes/gift-card-shape.server.ts";

const OWNER_FILTER = "customer_id";

const ownersFields = ["customer", "order", "note"] as const;

/** Gift cards the person bought and those they received. */
export const giftCardsPlace: PlaceDefinition = {
  place: "gift-cards",
  shape: giftCardShape,
  root: "giftCards",
  count: "giftCardsCount",
  light: "id customer { id } recipientAttributes { recipient { id } }",
  steps: ({ subject }) => [
    ...searchByCustomer(subject, OWNER_FILTER),
    ...searchByCustomer(subject, "recipient_id"),
  ],
  facts: (node) => ({
    ref: textOf(node["id"]),
    customerIds: texts(
      idFromGid(readPath(node, "customer.id")),
      idFromGid(readPath(node, "recipientAttributes.recipient.id")),
    ),
    emails: [],
  }),
  summary: (node) => ({ label: textOf(node["maskedCode"]), createdAt: createdAtOf(node) }),
  tidy: leaveOutTheOther,
};

type About = {
  readonly type: string;
  readonly subject: CollectSubject;
  /** The search that found the card. */
  readonly filter?: string;
};

/**
 * A card between two people holds data of both. Whoever asks gets the card;
 * who gave it, or whom it was given to, is left out and said so. Notes are the
 * owner's, name and message the recipient's.
 */
function leaveOutTheOther(data: Record<string, unknown>, about: About): string[] {
  switch (about.type) {
    case "GiftCard":
      return [...leaveOutRecipient(data, about), ...leaveOutOwner(data, about)];
    case "GiftCardTransaction":
      return leaveOutNote(data, about);
    default:
      return [];
  }
}

function leaveOutRecipient(data: Record<string, unknown>, about: About): string[] {
  const attributes = data["recipientAttributes"];
  if (!isObject(attributes) || isOwn(attributes["recipient"], about)) {
    return [];
  }
  data["recipientAttributes"] = null;
  return ["GiftCard.recipientAttributes"];
}

function leaveOutOwner(data: Record<string, unknown>, about: About): string[] {
  if (isOwner(data["customer"], about)) {
    return [];
  }
  const held = ownersFields.filter((field) => (data[field] ?? null) !== null);
  for (const field of held) {
    data[field] = null;
  }
  return held.length === 0 ? [] : ["GiftCard.customer"];
}

function leaveOutNote(data: Record<string, unknown>, about: About): string[] {
  const card = data["giftCard"];
  delete data["giftCard"];
  const owner = isObject(card) ? card["customer"] : null;
  if (isOwner(owner, about) || (data["note"] ?? null) === null) {
    return [];
  }
  data["note"] = null;
  return ["GiftCardTransaction.note"];
}

/** An owner who is not shown is somebody else, unless the card was searched for by its owner. */
function isOwner(owner: unknown, about: About): boolean {
  return isObject(owner)
    ? isOwn(owner, about)
    : about.filter?.startsWith(`${OWNER_FILTER}:`) === true;
}

function isOwn(person: unknown, { subject }: About): boolean {
  return isObject(person) && subject.customerIds.includes(idFromGid(person["id"]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
