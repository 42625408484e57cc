import type { Json, JsonObject } from "../shared/json.ts";
import { err, ok, type Result } from "../shared/result.ts";
import type { ComplianceTopic } from "./topic.ts";

/** Why a correctly signed body does not belong to what the headers say. */
export type Misfit = "topic-unknown" | "shop-missing" | "shop-differs" | "shape-differs";

/** What a body that names no topic of its own looks like. */
type Shape = {
  readonly asksForData: boolean;
  readonly asksForErasure: boolean;
  readonly namesCustomer: boolean;
};

/**
 * Binds the topic to the body's shape, because Shopify's signature covers the
 * body only: a captured `customers/data_request` must not pass as
 * `customers/redact` by another header. `data_request` or `orders_requested`
 * marks a data request, `orders_to_redact` a redact, and a body about no
 * customer the shop's removal. A customer's body with no mark or both could be
 * either: it fits, and `interpret` decides what may be done with it.
 */
export function bindDelivery(params: {
  readonly topic: ComplianceTopic;
  readonly shop: string;
  readonly body: JsonObject;
}): Result<JsonObject, Misfit> {
  const named = params.body["shop_domain"];
  if (typeof named !== "string" || named === "") return err("shop-missing");
  if (named.toLowerCase() !== params.shop) return err("shop-differs");
  return fitsTopic(params.topic, shapeOf(params.body)) ? ok(params.body) : err("shape-differs");
}

/** True when the body carries the mark of this topic and of no other. */
export function isMarkedAs(topic: ComplianceTopic, body: JsonObject): boolean {
  const shape = shapeOf(body);
  if (topic === "customers/data_request") return shape.asksForData && !shape.asksForErasure;
  if (topic === "customers/redact") return shape.asksForErasure && !shape.asksForData;
  return !shape.asksForData && !shape.asksForErasure && !shape.namesCustomer;
}

function shapeOf(body: JsonObject): Shape {
  return {
    asksForData: Object.hasOwn(body, "data_request") || Object.hasOwn(body, "orders_requested"),
    asksForErasure: Object.hasOwn(body, "orders_to_redact"),
    namesCustomer: isPresent(body["customer"]),
  };
}

function fitsTopic(topic: ComplianceTopic, shape: Shape): boolean {
  const { asksForData, asksForErasure, namesCustomer } = shape;
  if (topic === "shop/redact") return !asksForData && !asksForErasure && !namesCustomer;
  if (asksForData === asksForErasure) return asksForData || namesCustomer;
  return topic === "customers/data_request" ? asksForData : asksForErasure;
}

function isPresent(value: Json | undefined): boolean {
  return value !== undefined && value !== null;
}
