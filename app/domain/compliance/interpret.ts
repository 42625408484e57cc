import type { DataRequestKind, RequestSubject } from "../data-requests/types.ts";
import { normaliseEmail } from "../shared/email-address.ts";
import { asCustomerId, asOrderId, type OrderId } from "../shared/ids.ts";
import type { Json, JsonObject } from "../shared/json.ts";
import { err, ok, type Result } from "../shared/result.ts";
import { isMarkedAs } from "./bind-delivery.ts";
import type { ComplianceTopic } from "./topic.ts";

/** Why a delivery that fits its headers cannot be acted on without a person looking at it. */
export type UnreadableReason =
  | "customer-unreadable"
  | "orders-unreadable"
  | "request-id-unreadable"
  | "nobody-named"
  | "topic-uncertain";

/** A delivery understood. */
export type Interpreted = {
  readonly kind: Exclude<DataRequestKind, "unreadable">;
  readonly subject: RequestSubject;
  /** Shopify's `data_request.id`, or null where there is none. */
  readonly shopifyRequestId: string | null;
};

const kinds: Readonly<Record<ComplianceTopic, Interpreted["kind"]>> = {
  "customers/data_request": "access",
  "customers/redact": "erasure",
  "shop/redact": "shop-removal",
};

/** Shopify's ids are positive integers of up to 64 bits; kept as their digits. */
const idPattern = /^[1-9]\d{0,19}$/u;

const noSubject: RequestSubject = { customerId: null, email: null, phone: null, orderIds: [] };

/**
 * Reads whose data a bound body is about. Customer id, e-mail and phone may
 * each be absent, null or empty, and order lists empty or missing; numbers are
 * their digits as text by then. Erasing needs certainty: a customer's body
 * without the mark of an erasure is not read as one.
 */
export function interpret(
  topic: ComplianceTopic,
  body: JsonObject,
): Result<Interpreted, UnreadableReason> {
  if (topic === "shop/redact") {
    return ok({ kind: kinds[topic], subject: noSubject, shopifyRequestId: null });
  }
  if (!isCertain(topic, body)) return err("topic-uncertain");
  const person = readPerson(body["customer"]);
  if (person === undefined) return err("customer-unreadable");
  const orderIds = readOrders(body[orderField(topic)]);
  if (orderIds === undefined) return err("orders-unreadable");
  const shopifyRequestId = readRequestId(topic, body["data_request"]);
  if (shopifyRequestId === undefined) return err("request-id-unreadable");
  const subject = { ...person, orderIds };
  return namesNobody(subject)
    ? err("nobody-named")
    : ok({ kind: kinds[topic], subject, shopifyRequestId });
}

function isCertain(topic: ComplianceTopic, body: JsonObject): boolean {
  if (isMarkedAs(topic, body)) return true;
  // An unmarked body may be read as a wish for data: answering it harms nobody.
  return topic === "customers/data_request" && !Object.hasOwn(body, "orders_to_redact");
}

function orderField(topic: ComplianceTopic): string {
  return topic === "customers/redact" ? "orders_to_redact" : "orders_requested";
}

function namesNobody({ customerId, email, phone, orderIds }: RequestSubject): boolean {
  return customerId === null && email === null && phone === null && orderIds.length === 0;
}

type Person = Omit<RequestSubject, "orderIds">;

function readPerson(value: Json | undefined): Person | undefined {
  if (value === undefined || value === null) {
    return { customerId: null, email: null, phone: null };
  }
  if (!isObject(value)) return undefined;
  const id = readId(value["id"]);
  const email = readText(value["email"]);
  const phone = readText(value["phone"]);
  if (id === undefined || email === undefined || phone === undefined) return undefined;
  if (email !== null && normaliseEmail(email) === undefined) return undefined;
  return { customerId: id === null ? null : asCustomerId(id), email, phone };
}

/** Null when absent, undefined when it is no id. */
function readId(value: Json | undefined): string | null | undefined {
  if (value === undefined || value === null || value === "") return null;
  return typeof value === "string" && idPattern.test(value) ? value : undefined;
}

function readText(value: Json | undefined): string | null | undefined {
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") return undefined;
  return value.trim() === "" ? null : value;
}

function readOrders(value: Json | undefined): readonly OrderId[] | undefined {
  if (value === undefined || value === null) return [];
  if (!isList(value)) return undefined;
  const ids = value.map(readId);
  const known = ids.filter((id) => typeof id === "string");
  return known.length === ids.length ? known.map(asOrderId) : undefined;
}

function readRequestId(topic: ComplianceTopic, value: Json | undefined): string | null | undefined {
  if (topic !== "customers/data_request" || value === undefined || value === null) return null;
  return isObject(value) ? readId(value["id"]) : undefined;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
