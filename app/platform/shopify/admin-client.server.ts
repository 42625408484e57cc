import { setTimeout as sleepFor } from "node:timers/promises";

import { SourceRefusedError, TransientSourceError } from "../../domain/data-requests/ports.ts";
import type { ApiBudget } from "../../domain/shared/api-budget.ts";
import { toMs } from "../../domain/shared/duration.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import {
  readEnvelope,
  type DeniedField,
  type Envelope,
  type QueryCost,
} from "./admin-envelope.server.ts";
import { ADMIN_API_VERSION } from "./api-version.ts";
import type { ShopAccess, TokenSource } from "./token-source.server.ts";

/** The app is not installed in the shop (any more): no token, or it was revoked. */
export class ShopNotInstalledError extends SourceRefusedError {
  override readonly name = "ShopNotInstalledError";

  constructor(message: string) {
    super(message, { code: "shop-not-installed" });
  }
}

export type AdminQuery = {
  readonly installation: InstallationId;
  readonly document: string;
  readonly variables: JsonObject;
  /** Points the query asks for, as far as we can tell beforehand. */
  readonly points: number;
  readonly signal: AbortSignal;
};

export type AdminReply = {
  readonly data: JsonObject | null;
  readonly denied: readonly DeniedField[];
  readonly cost: QueryCost | undefined;
};

/** Shopify's Admin GraphQL API as the collectors see it. */
export type AdminClient = {
  /**
   * Runs a query. Throws `TransientSourceError` when trying later may help,
   * `ShopNotInstalledError`, or `AdminQueryError` for a query Shopify refuses.
   */
  readonly request: (query: AdminQuery) => Promise<AdminReply>;
};

export type AdminClientOptions = {
  readonly tokens: TokenSource;
  readonly budget: ApiBudget;
  readonly fetch?: typeof fetch;
  readonly requestTimeoutMs?: number;
  /** How long a call waits for points before it gives up for now. */
  readonly longestWaitMs?: number;
  /** Pause before the second try; each later one is four times as long. */
  readonly firstPauseMs?: number;
  /** Tries of one call before the error is passed on. */
  readonly tries?: number;
};

type Settings = Required<AdminClientOptions>;

/** Talks to Shopify's Admin GraphQL API, within the shop's shared cost budget. */
export function createAdminClient(options: AdminClientOptions): AdminClient {
  const settings: Settings = {
    fetch,
    requestTimeoutMs: toMs({ seconds: 30 }),
    longestWaitMs: toMs({ minutes: 2 }),
    firstPauseMs: 200,
    tries: 4,
    ...options,
  };
  return { request: (query) => requestPatiently(settings, query) };
}

/** Tries again here when the wait is short; a longer one is the job queue's business. */
async function requestPatiently(settings: Settings, query: AdminQuery): Promise<AdminReply> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await requestOnce(settings, query);
    } catch (error) {
      if (
        !(error instanceof TransientSourceError) ||
        attempt >= settings.tries ||
        query.signal.aborted
      ) {
        throw error;
      }
      const backOffMs = settings.firstPauseMs * 4 ** (attempt - 1);
      await pause(Math.min(error.retryAfterMs ?? backOffMs, settings.longestWaitMs), query.signal);
    }
  }
}

async function requestOnce(settings: Settings, query: AdminQuery): Promise<AdminReply> {
  await waitForPoints(settings, query);
  const first = await post(settings, query, { refresh: false });
  const text = first ?? (await post(settings, query, { refresh: true }));
  if (text === undefined) {
    throw new ShopNotInstalledError("Shopify refuses the renewed token");
  }
  const envelope = readEnvelope(text);
  if (envelope.cost !== undefined) {
    const { throttleStatus } = envelope.cost;
    await settings.budget.observe(query.installation, {
      available: throttleStatus.currentlyAvailable,
      maximum: throttleStatus.maximumAvailable,
      restoreRate: throttleStatus.restoreRate,
    });
  }
  if (envelope.throttled) {
    throw new TransientSourceError("throttled", {
      retryAfterMs: throttleWaitMs(envelope, query.points),
    });
  }
  return envelope;
}

function throttleWaitMs(envelope: Envelope, points: number): number {
  const status = envelope.cost?.throttleStatus;
  if (status === undefined) {
    return toMs({ seconds: 1 });
  }
  const wanted = envelope.cost?.requestedQueryCost ?? points;
  const short = Math.max(1, wanted - status.currentlyAvailable);
  return (short / status.restoreRate) * toMs({ seconds: 1 });
}

async function waitForPoints(settings: Settings, query: AdminQuery): Promise<void> {
  const giveUpAt = performance.now() + settings.longestWaitMs;
  for (;;) {
    const waitMs = await settings.budget.reserve(query.installation, query.points);
    if (waitMs === 0) {
      return;
    }
    if (performance.now() + waitMs > giveUpAt) {
      throw new TransientSourceError("the shop's API budget is used up", {
        retryAfterMs: waitMs,
      });
    }
    await pause(waitMs, query.signal);
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleepFor(Math.ceil(ms), undefined, { signal });
}

/** The body of a 2xx answer; undefined when Shopify refused the token (401). */
async function post(
  settings: Settings,
  query: AdminQuery,
  options: { readonly refresh: boolean },
): Promise<string | undefined> {
  const access = await settings.tokens.accessFor(query.installation, options);
  if (access === undefined) {
    throw new ShopNotInstalledError("no access token");
  }
  try {
    const response = await send(settings, query, access);
    const text = await response.text();
    return checkStatus(response, text);
  } catch (cause) {
    if (
      cause instanceof TransientSourceError ||
      cause instanceof ShopNotInstalledError ||
      query.signal.aborted
    ) {
      throw cause;
    }
    throw new TransientSourceError("no answer from Shopify", { cause });
  }
}

async function send(settings: Settings, query: AdminQuery, access: ShopAccess): Promise<Response> {
  return settings.fetch(`https://${access.shop}/admin/api/${ADMIN_API_VERSION}/graphql.json`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json",
      "x-shopify-access-token": access.accessToken,
    },
    body: JSON.stringify({
      query: query.document,
      variables: query.variables,
    }),
    redirect: "error",
    signal: AbortSignal.any([query.signal, AbortSignal.timeout(settings.requestTimeoutMs)]),
  });
}

function checkStatus(response: Response, text: string): string | undefined {
  if (response.ok) {
    return text;
  }
  if (response.status === 401) {
    return undefined;
  }
  if (response.status === 402 || response.status === 404) {
    throw new ShopNotInstalledError(`Shopify answered ${response.status}`);
  }
  const retryAfterSeconds = Number(response.headers.get("retry-after"));
  throw new TransientSourceError(
    `Shopify answered ${response.status}`,
    retryAfterSeconds > 0 ? { retryAfterMs: retryAfterSeconds * toMs({ seconds: 1 }) } : {},
  );
}
