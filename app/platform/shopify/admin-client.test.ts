import { describe, expect, it } from "vitest";
import { TransientSourceError } from "../../domain/data-requests/ports.ts";
import type { ApiBudget, BudgetReading } from "../../domain/shared/api-budget.ts";
import { asInstallationId, parseShopDomain } from "../../domain/shared/ids.ts";
import {
  createAdminClient,
  ShopNotInstalledError,
  type AdminQuery,
} from "./admin-client.server.ts";
import { AdminQueryError } from "./admin-envelope.server.ts";
import type { TokenSource } from "./token-source.server.ts";

const shop = parseShopDomain("test.myshopify.com");
const cost = (currentlyAvailable: number) => ({
  requestedQueryCost: 10,
  actualQueryCost: 5,
  throttleStatus: { maximumAvailable: 2000, currentlyAvailable, restoreRate: 1000 },
});
const fine = { data: { shop: { name: "S" } }, extensions: { cost: cost(1900) } };
const throttled = {
  errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
  extensions: { cost: cost(5) },
};

type Step = object | string | { readonly status: number } | Error;

/** A client whose Shopify answers the given steps one after another, the last one for ever. */
function createWorld(steps: readonly Step[], tokens?: Partial<TokenSource>) {
  const calls: Request[] = [];
  const readings: BudgetReading[] = [];
  const refreshes: boolean[] = [];
  const waits: number[] = [0];
  const budget: ApiBudget = {
    reserve: () => Promise.resolve(waits.shift() ?? 0),
    observe: (_, reading) => {
      readings.push(reading);
      return Promise.resolve();
    },
  };
  const client = createAdminClient({
    budget,
    tokens: {
      accessFor: (_, { refresh }) => {
        refreshes.push(refresh);
        return Promise.resolve(
          shop === undefined ? undefined : { shop, accessToken: refresh ? "new" : "old" },
        );
      },
      ...tokens,
    },
    fetch: (input, init) => {
      calls.push(new Request(input instanceof URL ? input.href : input, init));
      const step = steps[Math.min(calls.length, steps.length) - 1];
      if (step instanceof Error) return Promise.reject(step);
      if (typeof step === "string") return Promise.resolve(new Response(step));
      return Promise.resolve(
        step !== undefined && "status" in step
          ? new Response("{}", { status: step.status, headers: { "retry-after": "0.01" } })
          : Response.json(step),
      );
    },
    requestTimeoutMs: 200,
    longestWaitMs: 2_000,
    firstPauseMs: 5,
    tries: 2,
  });
  const query: AdminQuery = {
    installation: asInstallationId("00000000-0000-7000-8000-000000000000"),
    document: "{ shop { name } }",
    variables: { id: "gid://shopify/Order/1" },
    points: 10,
    signal: new AbortController().signal,
  };
  return { run: () => client.request(query), calls, readings, refreshes, waits };
}

describe("createAdminClient().request()", () => {
  it("asks the dated address with the shop's token and notes the bucket", async () => {
    const world = createWorld([fine]);
    const reply = await world.run();
    expect(reply.data).toEqual({ shop: { name: "S" } });
    expect(world.calls[0]?.url).toBe("https://test.myshopify.com/admin/api/2026-10/graphql.json");
    expect(world.calls[0]?.headers.get("x-shopify-access-token")).toBe("old");
    expect(world.readings).toEqual([{ available: 1900, maximum: 2000, restoreRate: 1000 }]);
  });

  it("waits for points before it calls", async () => {
    const world = createWorld([fine]);
    world.waits.splice(0, 1, 30, 0);
    const startedAt = performance.now();
    await world.run();
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(25);
    expect(world.calls).toHaveLength(1);
  });

  it.each([
    ["a throttled answer", throttled],
    ["429", { status: 429 }],
    ["500", { status: 500 }],
    ["503", { status: 503 }],
    ["a dropped connection", new TypeError("terminated")],
    ["a cut answer", '{"data":{"shop":{"na'],
    ["a page of HTML", "<html>busy</html>"],
    ["an answer without data", {}],
    [
      "an inner error",
      { errors: [{ message: "x", extensions: { code: "INTERNAL_SERVER_ERROR" } }] },
    ],
    [
      "an unexplained error at a field",
      { data: { a: null }, errors: [{ message: "x", path: ["a"] }] },
    ],
  ])("tries again after %s", async (_, step) => {
    const world = createWorld([step, fine]);
    const reply = await world.run();
    expect(reply.data).toEqual({ shop: { name: "S" } });
    expect(world.calls).toHaveLength(2);
  });

  it.each([
    ["429", { status: 429 }],
    ["a cut answer", '{"data":{'],
    [
      "an unexplained error at a field",
      { data: { a: null }, errors: [{ message: "x", path: ["a"] }] },
    ],
  ])("gives the job back to the queue when %s goes on", async (_, step) => {
    const world = createWorld([step]);
    await expect(world.run()).rejects.toBeInstanceOf(TransientSourceError);
  });

  it("refreshes a refused token once and goes on with the new one", async () => {
    const world = createWorld([{ status: 401 }, fine]);
    await world.run();
    expect(world.refreshes).toEqual([false, true]);
    expect(world.calls[1]?.headers.get("x-shopify-access-token")).toBe("new");
  });

  it("says that the app is not installed when the new token is refused too", async () => {
    const world = createWorld([{ status: 401 }]);
    await expect(world.run()).rejects.toBeInstanceOf(ShopNotInstalledError);
  });

  it("says that the app is not installed when there is no token", async () => {
    const world = createWorld([fine], { accessFor: () => Promise.resolve(undefined) });
    await expect(world.run()).rejects.toBeInstanceOf(ShopNotInstalledError);
  });

  it("says that a query Shopify refuses is our fault, at once", async () => {
    const world = createWorld([
      { errors: [{ message: "Field 'x' doesn't exist", extensions: { code: "undefinedField" } }] },
    ]);
    await expect(world.run()).rejects.toBeInstanceOf(AdminQueryError);
    expect(world.calls).toHaveLength(1);
  });

  it("keeps what came beside a refused field, and tells refusals apart", async () => {
    const world = createWorld([
      {
        data: { order: { id: "1", email: null, returns: null } },
        errors: [
          {
            message: "This app is not approved to use the email field.",
            path: ["order", "email"],
            extensions: { code: "ACCESS_DENIED" },
          },
          {
            message: "Access denied for returns field.",
            path: ["order", "returns"],
            extensions: { code: "ACCESS_DENIED", requiredAccess: "`read_returns` access scope" },
          },
        ],
      },
    ]);
    const reply = await world.run();
    expect(reply.data).toEqual({ order: { id: "1", email: null, returns: null } });
    expect(reply.denied).toEqual([
      { path: ["order", "email"], code: "protected-field-withheld", lostMore: false },
      { path: ["order", "returns"], code: "scope-not-granted", lostMore: false },
    ]);
  });

  it("notices when a refused field took its surroundings with it", async () => {
    const world = createWorld([
      {
        data: { order: null },
        errors: [{ message: "x", path: ["order", "email"], extensions: { code: "ACCESS_DENIED" } }],
      },
    ]);
    expect((await world.run()).denied[0]?.lostMore).toBe(true);
  });

  it("keeps every digit of ids written as numbers", async () => {
    const world = createWorld(['{"data":{"receipt":{"id":900715400000000471,"sum":1.5}}}']);
    expect((await world.run()).data).toEqual({
      receipt: { id: "900715400000000471", sum: 1.5 },
    });
  });

  it("stops a call that takes too long and tries it again", async () => {
    const world = createWorld([new DOMException("The operation timed out", "TimeoutError"), fine]);
    expect((await world.run()).data).toEqual({ shop: { name: "S" } });
  });
});
