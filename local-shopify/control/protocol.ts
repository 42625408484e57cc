import { z } from "zod";

import { bounceModeSchema, receivedMailSchema } from "../mail/received-mail.ts";
import { faultRuleSchema } from "./faults.ts";
import { onlineStoreProtocol } from "./online-store-protocol.ts";

/** `null` leaves a header out. */
const headersSchema = z.record(z.string(), z.string().nullable());

const shopSchema = z.object({ shop: z.string() });
const nothingSchema = z.object({});
const doneSchema = z.object({ done: z.literal(true) });

const personSchema = z.object({
  person: z.string(),
  hard: z.string().nullable(),
  customerId: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  orderCount: z.number(),
  request: z.object({
    customerId: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    ordersRequested: z.array(z.string()),
  }),
});

const protectedKindSchema = z.enum(["name", "email", "phone", "address"]);

const tokenSchema = z.object({
  token: z.string(),
  person: z.string(),
  field: z.string(),
  recordId: z.string(),
  scope: z.string().nullable(),
  protectedKind: protectedKindSchema.nullable(),
  needsAllOrders: z.boolean(),
  reachable: z.boolean(),
  onlyByDecision: z.boolean(),
});

const tokenLeftSchema = z.object({
  token: z.string(),
  field: z.string(),
  recordId: z.string(),
  takenBy: z.enum(["shopify", "app", "nobody"]),
});

/** How a compliance webhook about a person may be changed by a test. */
const complianceParams = {
  shop: z.string(),
  /** Our own id of the person; left out, the overrides say everything. */
  person: z.string().exactOptional(),
  customerId: z.string().nullable().exactOptional(),
  email: z.string().nullable().exactOptional(),
  phone: z.string().nullable().exactOptional(),
  orders: z.array(z.string()).exactOptional(),
  /** `current`, `previous`, or the secret itself. */
  secret: z.string().exactOptional(),
  headers: headersSchema.exactOptional(),
  webhookId: z.string().exactOptional(),
  retries: z.number().int().min(0).max(8).exactOptional(),
};

const attemptSchema = z.object({
  at: z.string(),
  status: z.number().nullable(),
  ms: z.number(),
  error: z.enum(["connection timeout", "answer timeout", "connection failed"]).nullable(),
});

const deliverySchema = z.object({
  webhookId: z.string(),
  shop: z.string(),
  topic: z.string(),
  url: z.string(),
  state: z.enum(["pending", "delivered", "failed"]),
  attempts: z.array(attemptSchema),
});

const webhookIdsSchema = z.object({ webhookIds: z.array(z.string()) });

const installationSchema = z.object({
  installed: z.boolean(),
  scopes: z.array(z.string()),
});

/** Every method of the control API: what goes in, what comes out. */
export const controlProtocol = {
  install: { params: shopSchema, result: installationSchema },
  uninstall: { params: shopSchema, result: webhookIdsSchema },
  installation: { params: shopSchema, result: installationSchema },
  setScopes: {
    params: z.object({ shop: z.string(), scopes: z.array(z.string()) }),
    result: webhookIdsSchema,
  },
  /** Address and id token with which a user opens a page of the app, without a browser. */
  launch: {
    params: z.object({
      shop: z.string(),
      path: z.string().default("/app"),
      user: z.enum(["owner", "staff"]).default("owner"),
    }),
    result: z.object({ url: z.url(), idToken: z.string() }),
  },
  expireTokens: { params: shopSchema, result: doneSchema },
  revokeTokens: { params: shopSchema, result: doneSchema },
  people: { params: shopSchema, result: z.array(personSchema) },
  tokens: {
    params: z.object({ shop: z.string(), person: z.string().exactOptional() }),
    result: z.array(tokenSchema),
  },
  /** Whether the customer with an address accepts marketing by mail; null where there is none. */
  marketingOf: {
    params: z.object({ shop: z.string(), email: z.string() }),
    result: z.object({ accepts: z.boolean().nullable(), customerId: z.string().nullable() }),
  },
  /** Which tokens of a person the store still holds; `orders` as the erasure request lists them. */
  tokensLeft: {
    params: z.object({
      shop: z.string(),
      person: z.string(),
      orders: z.array(z.string()).exactOptional(),
    }),
    result: z.array(tokenLeftSchema),
  },
  /** Somebody in the shop writes other values into a record. */
  editRecord: {
    params: z.object({
      shop: z.string(),
      recordId: z.string(),
      fields: z.record(z.string(), z.json()),
    }),
    result: doneSchema,
  },
  /** Another app of the shop calls the Admin API. */
  callAdmin: {
    params: z.object({
      shop: z.string(),
      query: z.string(),
      variables: z.record(z.string(), z.json()),
      scopes: z.array(z.string()),
    }),
    result: z.object({ data: z.json() }),
  },
  /** Lets a mutation answer a user error and write nothing. */
  refuseWrites: {
    params: z.object({
      shop: z.string(),
      mutation: z.string(),
      about: z.string().exactOptional(),
      message: z.string().default("Refused"),
      code: z.string().exactOptional(),
      times: z.number().int().positive().default(1),
    }),
    result: doneSchema,
  },
  ...onlineStoreProtocol,
  /** How long after `customers/redact` Shopify's own erasure comes (local time); null: never. */
  setOwnErasureDelay: {
    params: z.object({ ms: z.number().min(0).nullable() }),
    result: doneSchema,
  },
  /** Whether an order of the last 180 days holds back an erasure asked of Shopify. */
  setErasureHold: { params: z.object({ on: z.boolean() }), result: doneSchema },
  cost: {
    params: shopSchema,
    result: z.object({
      requested: z.number(),
      actual: z.number(),
      calls: z.number(),
      throttled: z.number(),
      bulkOperations: z.number(),
    }),
  },
  sendDataRequest: {
    params: z.object({
      ...complianceParams,
      dataRequestId: z.string().exactOptional(),
    }),
    result: z.object({ webhookId: z.string(), dataRequestId: z.string() }),
  },
  sendRedact: {
    params: z.object(complianceParams),
    result: z.object({ webhookId: z.string() }),
  },
  sendShopRedact: { params: shopSchema, result: webhookIdsSchema },
  /** Tells of every merge of the generated store by `customers/merge`. */
  sendMerges: { params: shopSchema, result: webhookIdsSchema },
  sendWebhook: {
    params: z.object({
      shop: z.string(),
      topic: z.string(),
      body: z.string(),
      secret: z.string().exactOptional(),
      headers: headersSchema.exactOptional(),
      webhookId: z.string().exactOptional(),
      uri: z.string().exactOptional(),
      retries: z.number().int().min(0).max(8).exactOptional(),
    }),
    result: webhookIdsSchema,
  },
  sendSample: {
    params: z.object({
      shop: z.string(),
      topic: z.string(),
      uri: z.string().exactOptional(),
    }),
    result: webhookIdsSchema,
  },
  repeatWebhook: {
    params: z.object({ webhookId: z.string() }),
    result: doneSchema,
  },
  holdWebhooks: { params: nothingSchema, result: doneSchema },
  releaseWebhooks: {
    params: z.object({ order: z.enum(["as sent", "reversed", "shuffled"]) }),
    result: doneSchema,
  },
  setRetrySpeed: {
    params: z.object({ speed: z.number().positive() }),
    result: doneSchema,
  },
  deliveries: {
    params: z.object({ webhookId: z.string().exactOptional() }),
    result: z.array(deliverySchema),
  },
  clearDeliveries: { params: nothingSchema, result: doneSchema },
  mails: { params: nothingSchema, result: z.array(receivedMailSchema) },
  mailSource: {
    params: z.object({ id: z.string() }),
    result: z.object({ source: z.string() }),
  },
  clearMails: { params: nothingSchema, result: doneSchema },
  setBounce: {
    params: z.object({
      address: z.string(),
      mode: bounceModeSchema.nullable(),
    }),
    result: doneSchema,
  },
  addFault: { params: faultRuleSchema, result: doneSchema },
  clearFaults: { params: nothingSchema, result: doneSchema },
  faults: { params: nothingSchema, result: z.array(faultRuleSchema) },
  withhold: {
    params: z.object({ kinds: z.array(protectedKindSchema) }),
    result: doneSchema,
  },
  now: { params: nothingSchema, result: z.object({ now: z.string() }) },
  advance: {
    params: z.object({ ms: z.number().min(0) }),
    result: z.object({ now: z.string() }),
  },
  setAppTarget: { params: z.object({ url: z.url() }), result: doneSchema },
  blockedHosts: { params: nothingSchema, result: z.array(z.string()) },
  browser: {
    params: nothingSchema,
    result: z.object({
      proxyUrl: z.string(),
      spkiHash: z.string(),
      adminUrls: z.record(z.string(), z.string()),
    }),
  },
} as const;

type Protocol = typeof controlProtocol;

/** Name of a method of the control API. */
export type ControlMethod = keyof Protocol;
/** What a method takes, defaults not yet filled in. */
export type ControlParams<M extends ControlMethod> = z.input<Protocol[M]["params"]>;
/** What a method answers. */
export type ControlResult<M extends ControlMethod> = z.output<Protocol[M]["result"]>;

/** The methods as functions, in this process or over HTTP. */
export type Control = {
  readonly [M in ControlMethod]: (params: ControlParams<M>) => Promise<ControlResult<M>>;
};
