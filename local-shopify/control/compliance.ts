import type { StorePerson } from "../contract.ts";
import {
  createDataRequestBody,
  createRedactBody,
  overrideRequest,
} from "../webhooks/compliance-payloads.ts";
import type { Publication } from "../webhooks/publisher.ts";
import { requireStore } from "./app-lifecycle.ts";
import { planOwnErasure } from "./own-erasure.ts";
import type { Platform } from "./platform.ts";
import type { ControlParams } from "./protocol.ts";

type ComplianceParams = ControlParams<"sendRedact">;

let lastDataRequestId = 0n;

/** Sends `customers/data_request` about a person of the store. */
export function sendDataRequest(
  platform: Platform,
  params: ControlParams<"sendDataRequest">,
): { readonly webhookId: string; readonly dataRequestId: string } {
  const dataRequestId = params.dataRequestId ?? nextDataRequestId();
  const body = createDataRequestBody(
    requireStore(platform, params.shop),
    requestAbout(platform, params),
    dataRequestId,
  );
  const topic = "customers/data_request";
  const webhookId = publishOne(platform, { params, topic, body });
  return { webhookId, dataRequestId };
}

/** Sends `customers/redact` about a person of the store; Shopify's own erasure follows as it would. */
export function sendRedact(
  platform: Platform,
  params: ComplianceParams,
): { readonly webhookId: string } {
  const { shop } = params;
  const request = requestAbout(platform, params);
  const body = createRedactBody(requireStore(platform, shop), request);
  const topic = "customers/redact";
  const webhookId = publishOne(platform, { params, topic, body });
  planOwnErasure(platform, { shop, request, fromMs: platform.clock.now().getTime() });
  return { webhookId };
}

/** Ids that grow, also over restarts of the stand-in. */
function nextDataRequestId(): string {
  const fromTime = BigInt(Date.now()) * 1000n;
  lastDataRequestId = fromTime > lastDataRequestId ? fromTime : lastDataRequestId + 1n;
  return String(lastDataRequestId);
}

function requestAbout(platform: Platform, params: ComplianceParams): StorePerson["request"] {
  const nobody = {
    customerId: null,
    email: null,
    phone: null,
    ordersRequested: [],
  };
  if (params.person === undefined) return overrideRequest(nobody, params);
  const person = platform.stores
    .get(params.shop)
    ?.people.find((one) => one.person === params.person);
  if (person === undefined) throw new Error("There is no such person");
  return overrideRequest(person.request, params);
}

function publishOne(
  platform: Platform,
  sent: {
    readonly params: ComplianceParams;
    readonly topic: string;
    readonly body: string;
  },
): string {
  const { shop, secret, headers, webhookId, retries } = sent.params;
  const publication: Publication = {
    shop,
    topic: sent.topic,
    body: sent.body,
    ...(secret === undefined ? {} : { secret }),
    ...(headers === undefined ? {} : { headers }),
    ...(webhookId === undefined ? {} : { webhookId }),
    ...(retries === undefined ? {} : { retries }),
  };
  const [id] = platform.publish(publication);
  if (id === undefined) throw new Error(`Nothing subscribes to ${sent.topic}`);
  return id;
}
