import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  GraphQLError,
  type OperationDefinitionNode,
} from "graphql";
import { z } from "zod";
import type {
  AdminApi,
  AdminApiCall,
  AdminApiReply,
  LocalClock,
  StoreWebhook,
} from "../contract.ts";
import type { LiveStore } from "../store/live-store.ts";
import { ORDER_WINDOW_MS } from "../store/records/order.ts";
import { planBulk } from "./bulk/document-rules.ts";
import { type BulkOperations, createBulkOperations } from "./bulk/operations.ts";
import { type CostBucket, type CostLimits, createCostBucket } from "./cost-bucket.ts";
import { type CheckedDocument, findOperation } from "./documents.ts";
import { createFieldResolver } from "./field-resolver.ts";
import { MUTATION_POINTS, requestedCost } from "./query-cost.ts";
import type { RequestContext } from "./request-context.ts";
import type { AdminSchema } from "./schema.ts";
import { expandScopes } from "./scope-rule.ts";
import { createShopState } from "./shop-state.ts";

export type ShopApiOptions = {
  readonly admin: AdminSchema;
  readonly checkDocument: (query: string) => CheckedDocument;
  readonly store: LiveStore;
  readonly shopNumber: string;
  readonly limits: CostLimits;
  readonly clock: LocalClock;
  readonly bulkUrl: (shop: string, fileId: string) => string;
  readonly bulkMs: number;
  readonly bucketNowMs: () => number;
  readonly announce: (webhook: StoreWebhook) => void;
};

export type ShopApi = {
  readonly call: (call: AdminApiCall) => Promise<AdminApiReply>;
  readonly bulk: BulkOperations;
  readonly costSpent: () => ReturnType<AdminApi["costSpent"]>;
};

const bodySchema = z.object({
  query: z.string().min(1),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

type Counters = {
  requested: number;
  actual: number;
  calls: number;
  throttled: number;
  bulkOperations: number;
};

/** The Admin GraphQL of one shop: its store, its bucket, its bulk operations. */
export function createShopApi(options: ShopApiOptions): ShopApi {
  const { admin, store } = options;
  const bucket = createCostBucket(options.limits, options.bucketNowMs);
  const counters: Counters = { requested: 0, actual: 0, calls: 0, throttled: 0, bulkOperations: 0 };
  const state = createShopState(options.shopNumber);
  const fieldResolver = createFieldResolver(admin);
  const run = async (
    document: DocumentNode,
    contextValue: RequestContext,
    asked: Asked,
  ): Promise<ExecutionResult> => {
    const { errors, data } = await execute({
      schema: admin.schema,
      document,
      contextValue,
      fieldResolver,
      ...asked,
    });
    const all = [...contextValue.errors, ...(errors ?? [])];
    return { ...(data === undefined ? {} : { data }), ...(all.length > 0 ? { errors: all } : {}) };
  };
  const bulk = createBulkOperations({
    shop: store.shop,
    clock: options.clock,
    bulkMs: options.bulkMs,
    bulkUrl: options.bulkUrl,
    announce: options.announce,
    checkDocument: options.checkDocument,
    folder: createFolder(),
    plan: (document) => planBulk(admin.schema, document),
    runSlice: (document, context, slice) =>
      run(
        document,
        { ...context, slice, errors: [], spent: { points: 0 }, searchWarnings: [] },
        {},
      ),
    onStart: () => {
      counters.bulkOperations += 1;
    },
  });
  return {
    bulk,
    costSpent: () => ({ ...counters }),
    call: async (call) => {
      counters.calls += 1;
      const body = bodySchema.safeParse(call.body);
      if (!body.success)
        return reply(call, { errors: { query: "Required parameter missing or invalid" } }, 400);
      const checked = options.checkDocument(body.data.query);
      if (!checked.ok) return reply(call, { errors: checked.errors });
      const operation = findOperation(checked.document, body.data.operationName ?? null);
      if (!operation)
        return reply(call, { errors: [{ message: "An operation name is required" }] });
      const context = openContext(options, call, { state, bulk });
      return priced({
        call,
        context,
        bucket,
        counters,
        options,
        run,
        operation,
        document: checked.document,
        body: body.data,
      });
    },
  };
}

type Asked = {
  readonly variableValues?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
};

function openContext(
  options: ShopApiOptions,
  call: AdminApiCall,
  own: Pick<RequestContext, "state" | "bulk">,
): RequestContext {
  const nowMs = options.clock.now().getTime();
  const scopes = expandScopes(call.scopes);
  return {
    ...own,
    scopes,
    store: options.store,
    clock: options.clock,
    apiVersion: call.apiVersion,
    withheld: call.withheld,
    view: { nowMs, earliestOrderMs: scopes.has("read_all_orders") ? 0 : nowMs - ORDER_WINDOW_MS },
    errors: [],
    spent: { points: 0 },
    searchWarnings: [],
    slice: null,
  };
}

type Priced = {
  readonly call: AdminApiCall;
  readonly context: RequestContext;
  readonly bucket: CostBucket;
  readonly counters: Counters;
  readonly options: ShopApiOptions;
  readonly run: (
    document: DocumentNode,
    context: RequestContext,
    asked: Asked,
  ) => Promise<ExecutionResult>;
  readonly operation: OperationDefinitionNode;
  readonly document: DocumentNode;
  readonly body: z.infer<typeof bodySchema>;
};

/** Reserves the points asked for, runs, and gives back what was not used. */
async function priced(given: Priced): Promise<AdminApiReply> {
  const { call, context, bucket, counters, options, operation, document, body } = given;
  const variables = body.variables ?? {};
  const requested = requestedCost(options.admin.schema, document, {
    operation,
    variables: withDefaults(operation, variables),
  });
  const cost = (actual: number | null) => ({
    requestedQueryCost: requested,
    actualQueryCost: actual,
    throttleStatus: bucket.status(),
  });
  if (requested > options.limits.maxPerQuery)
    return reply(call, { errors: [tooDear(requested, options.limits.maxPerQuery)] });
  if (!bucket.reserve(requested)) {
    counters.throttled += 1;
    return reply(call, { errors: [THROTTLED], extensions: { cost: cost(null) } });
  }
  const name = body.operationName ?? undefined;
  const result = await given.run(document, context, {
    variableValues: variables,
    ...(name === undefined ? {} : { operationName: name }),
  });
  const mutations =
    operation.operation === "mutation"
      ? operation.selectionSet.selections.length * MUTATION_POINTS
      : 0;
  const actual = Math.min(requested, context.spent.points + mutations);
  bucket.refund(requested - actual);
  counters.requested += requested;
  counters.actual += actual;
  const search =
    context.searchWarnings.length > 0
      ? { search: [{ path: [], warnings: context.searchWarnings }] }
      : {};
  const errors = result.errors?.map((error) =>
    error instanceof GraphQLError ? error.toJSON() : error,
  );
  return reply(call, {
    ...(result.data === undefined ? {} : { data: result.data }),
    ...(errors ? { errors } : {}),
    extensions: { cost: cost(actual), ...search },
  });
}

/** Variables with the defaults the document states, for pricing only. */
function withDefaults(
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const defaults: Record<string, unknown> = {};
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (defaultValue?.kind === "IntValue")
      defaults[variable.name.value] = Number(defaultValue.value);
    if (defaultValue?.kind === "BooleanValue") defaults[variable.name.value] = defaultValue.value;
  }
  return { ...defaults, ...variables };
}

const THROTTLED = {
  message: "Throttled",
  extensions: { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" },
} as const;

function tooDear(cost: number, maxCost: number): object {
  return {
    message: `Query cost is ${String(cost)}, which exceeds the single query max cost limit (${String(maxCost)}).`,
    extensions: {
      code: "MAX_COST_EXCEEDED",
      cost,
      maxCost,
      documentation: "https://shopify.dev/api/usage/rate-limits",
    },
  };
}

function reply(call: AdminApiCall, body: object, status = 200): AdminApiReply {
  return {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "x-shopify-api-version": call.apiVersion,
    },
    body,
  };
}

/** A folder for result files, made at the first use and removed when the process ends. */
function createFolder(): () => string {
  let folder: string | undefined;
  return () => {
    if (folder === undefined) {
      const made = mkdtempSync(path.join(os.tmpdir(), "local-shopify-bulk-"));
      process.once("exit", () => {
        rmSync(made, { recursive: true, force: true });
      });
      folder = made;
    }
    return folder;
  };
}
