import { type DocumentNode, execute, type ExecutionResult } from "graphql";
import { z } from "zod";
import type {
  AdminApi,
  AdminApiCall,
  AdminApiReply,
  ErasureAsked,
  LocalClock,
  ShopStorefront,
  StoreWebhook,
} from "../contract.ts";
import type { OnlineStore } from "../online-store/online-store.ts";
import type { LiveStore } from "../store/live-store.ts";
import { ORDER_WINDOW_MS } from "../store/records/order.ts";
import { planBulk } from "./bulk/document-rules.ts";
import { type BulkOperations, createBulkOperations } from "./bulk/operations.ts";
import { createResultFolder } from "./bulk/result-folder.ts";
import { type CostLimits, createCostBucket } from "./cost-bucket.ts";
import { type CheckedDocument, findOperation } from "./documents.ts";
import { createFieldResolver } from "./field-resolver.ts";
import { callForPoints, type Counters, withDefaults } from "./priced-call.ts";
import { requestedCost } from "./query-cost.ts";
import { reply } from "./replies.ts";
import type { RequestContext } from "./request-context.ts";
import type { AdminSchema } from "./schema.ts";
import { expandScopes } from "./scope-rule.ts";
import { createShopStorefront } from "./shop-storefront.ts";
import { createShopState, type ShopState } from "./shop-state.ts";

export type ShopApiOptions = {
  readonly admin: AdminSchema;
  readonly checkDocument: (query: string) => CheckedDocument;
  readonly store: LiveStore;
  readonly shopNumber: string;
  readonly online: OnlineStore;
  readonly limits: CostLimits;
  readonly clock: LocalClock;
  readonly bulkUrl: (shop: string, fileId: string) => string;
  readonly bulkMs: number;
  readonly bucketNowMs: () => number;
  readonly announce: (webhook: StoreWebhook) => void;
  readonly erasureAsked: (asked: ErasureAsked) => void;
};

export type ShopApi = {
  readonly call: (call: AdminApiCall) => Promise<AdminApiReply>;
  readonly bulk: BulkOperations;
  readonly state: ShopState;
  readonly storefront: ShopStorefront;
  readonly costSpent: () => ReturnType<AdminApi["costSpent"]>;
};

const bodySchema = z.object({
  query: z.string().min(1),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

type Asked = {
  readonly variableValues?: Readonly<Record<string, unknown>>;
  readonly operationName?: string | null;
};

type Run = (
  document: DocumentNode,
  context: RequestContext,
  asked: Asked,
) => Promise<ExecutionResult>;

/** The Admin GraphQL of one shop: its store, its bucket, its bulk operations. */
export function createShopApi(options: ShopApiOptions): ShopApi {
  const { admin, limits } = options;
  const bucket = createCostBucket(limits, options.bucketNowMs);
  const counters: Counters = { requested: 0, actual: 0, calls: 0, throttled: 0, bulkOperations: 0 };
  const state = createShopState(options.shopNumber, options.online);
  const run = createRun(admin);
  const bulk = createBulk(options, run, counters);
  const answer = async (call: AdminApiCall): Promise<AdminApiReply> => {
    const body = bodySchema.safeParse(call.body);
    if (!body.success) return reply(call, { errors: { query: MISSING_QUERY } }, 400);
    const { query, variables, operationName = null } = body.data;
    const checked = options.checkDocument(query);
    if (!checked.ok) return reply(call, { errors: checked.errors });
    const { document } = checked;
    const operation = findOperation(document, operationName);
    if (!operation) return reply(call, { errors: [{ message: "An operation name is required" }] });
    const context = openContext(options, call, { state, bulk });
    const variableValues = variables ?? {};
    const priced = { operation, variables: withDefaults(operation, variableValues) };
    return callForPoints(
      {
        call,
        context,
        operation,
        requested: requestedCost(admin.schema, document, priced),
        run: () => run(document, context, { variableValues, operationName }),
      },
      { bucket, counters, maxPerQuery: limits.maxPerQuery },
    );
  };
  return {
    bulk,
    state,
    storefront: createShopStorefront(options.store, state, options.clock),
    costSpent: () => ({ ...counters }),
    call: (call) => {
      counters.calls += 1;
      return answer(call);
    },
  };
}

const MISSING_QUERY = "Required parameter missing or invalid";

/** Executes a document; errors that stand beside nulls are joined to those that ended a branch. */
function createRun({ schema, ...admin }: AdminSchema): Run {
  const fieldResolver = createFieldResolver({ schema, ...admin });
  return async (document, contextValue, asked) => {
    const made = await execute({ schema, document, contextValue, fieldResolver, ...asked });
    const errors = [...contextValue.errors, ...(made.errors ?? [])];
    return {
      ...(made.data === undefined ? {} : { data: made.data }),
      ...(errors.length > 0 ? { errors } : {}),
    };
  };
}

function createBulk(options: ShopApiOptions, run: Run, counters: Counters): BulkOperations {
  return createBulkOperations({
    shop: options.store.shop,
    clock: options.clock,
    bulkMs: options.bulkMs,
    bulkUrl: options.bulkUrl,
    announce: options.announce,
    checkDocument: options.checkDocument,
    folder: createResultFolder(),
    plan: (document) => planBulk(options.admin.schema, document),
    runSlice: (document, context, slice) => {
      const own = { slice, errors: [], spent: { points: 0 }, searchWarnings: [] };
      return run(document, { ...context, ...own }, {});
    },
    onStart: () => {
      counters.bulkOperations += 1;
    },
  });
}

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
    erasureAsked: options.erasureAsked,
    apiVersion: call.apiVersion,
    withheld: call.withheld,
    view: { nowMs, earliestOrderMs: scopes.has("read_all_orders") ? 0 : nowMs - ORDER_WINDOW_MS },
    errors: [],
    spent: { points: 0 },
    searchWarnings: [],
    slice: null,
  };
}
