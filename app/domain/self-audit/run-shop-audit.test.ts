import { describe, expect, it } from "vitest";
import {
  asDataRequestId,
  asInstallationId,
  asStaffUserId,
  parseShopDomain,
} from "../shared/ids.ts";
import { err, ok } from "../shared/result.ts";
import type { SelfAuditDeps, SelfAuditRun } from "./ports.ts";
import { runShopAudit } from "./run-shop-audit.ts";
import type { SelfAuditSearch, ThrowAwayPerson } from "./types.ts";

const run: SelfAuditRun = {
  id: "audit",
  installationId: asInstallationId("installation"),
  shop: parseShopDomain("audited.myshopify.com")!,
  startedBy: asStaffUserId("1"),
  people: 2,
};

const nobody = { tokens: 0, people: 0, findings: [] };
const everybody = { tokens: 18, people: 2, findings: [] };
const search = (more: Partial<SelfAuditSearch>): SelfAuditSearch => ({
  ...{ sources: [], plain: nobody, keyed: nobody },
  ...more,
});
const before = search({ keyed: everybody });
const after = search({});

const person = (name: string): ThrowAwayPerson => ({
  ...{ firstName: `${name}1`, lastName: `${name}2`, mailName: `${name}3`, street: `${name}4` },
  ...{ note: `${name}5`, metafield: `${name}6`, draftNote: `${name}7` },
  ...{ draftAttribute: `${name}8`, draftPoNumber: `${name}9` },
});

/** A shop in which everything goes well, with what was done written down. */
function createShop(searches: readonly SelfAuditSearch[], more: Partial<SelfAuditDeps> = {}) {
  const done: string[] = [];
  const ends: Parameters<SelfAuditDeps["store"]["finish"]>[1][] = [];
  const left = searches.values();
  let nowMs = 0;
  const deps: SelfAuditDeps = {
    store: {
      start: async () => err("already-running"),
      begin: async () => ({ run, again: false }),
      finish: async (_, end) => {
        ends.push(end);
      },
      list: async () => [],
    },
    throwAway: {
      plant: async (_, people) =>
        ok(people.map(({ mailName }) => ({ customerId: `id of ${mailName}`, email: mailName }))),
      remove: async () => {
        done.push("removed");
      },
    },
    invent: (count) => Array.from({ length: count }, (_, number) => person(`p${number}-`)),
    receive: async ({ topic, customer }) => {
      done.push(`${topic} ${customer.email}`);
      return `${topic} ${customer.email}`;
    },
    requestsOf: async (_, ids) =>
      ids.map((id) => ({
        id: asDataRequestId(id),
        kind: "any",
        status: id.startsWith("customers/redact") ? "watching" : "answered",
      })),
    handOver: async (_, id) => {
      done.push(`handed over ${id}`);
    },
    keysOf: async (ids) => ids.map((id) => `key of ${id.slice(id.indexOf(" ") + 1)}`),
    search: async ({ people, keyIds }) => {
      const sought = people.flatMap(({ tokens, customerId }) => [...tokens, customerId]);
      done.push(`searched for ${new Set(sought).size} with ${keyIds.length} keys`);
      return left.next().value ?? after;
    },
    clock: { now: () => new Date(nowMs) },
    sleep: async (ms) => {
      nowMs += ms;
    },
    ...more,
  };
  return { deps, done, ends };
}

const signal = new AbortController().signal;

describe("runShopAudit()", () => {
  it("answers, searches, erases and searches again, then removes what it planted", async () => {
    const { deps, done, ends } = createShop([before, after]);
    await runShopAudit(deps, run.id, signal);
    expect(done).toEqual([
      "customers/data_request p0-3",
      "customers/data_request p1-3",
      "searched for 20 with 2 keys",
      "handed over customers/data_request p0-3",
      "handed over customers/data_request p1-3",
      "customers/redact p0-3",
      "customers/redact p1-3",
      "searched for 20 with 4 keys",
      "removed",
    ]);
    expect(ends).toMatchObject([{ status: "passed", report: { tokens: 18, trouble: null } }]);
  });

  it.each([
    ["something lay open before the erasure", search({ ...before, plain: everybody }), after],
    ["something lies open after it", before, search({ plain: { ...nobody, tokens: 1 } })],
    ["somebody opens after it", before, search({ keyed: { ...nobody, tokens: 1 } })],
    ["one could not be opened before it", search({ keyed: { ...everybody, people: 1 } }), after],
  ])("fails when %s", async (_, first, second) => {
    const { deps, ends } = createShop([first, second]);
    await runShopAudit(deps, run.id, signal);
    expect(ends).toMatchObject([{ status: "failed", report: { before: first, after: second } }]);
  });

  it("writes nothing in a store that is not for development", async () => {
    const plant = async () => err("not-a-development-store" as const);
    const { deps, done, ends } = createShop([], { throwAway: { plant, remove: async () => {} } });
    await runShopAudit(deps, run.id, signal);
    expect(done).toEqual([]);
    expect(ends).toMatchObject([
      { status: "broken", report: { trouble: "not-a-development-store" } },
    ]);
  });

  it("is broken when its process ended in the middle, and removes what that one planted", async () => {
    const { deps, done, ends } = createShop([]);
    const begin = async () => ({ run, again: true });
    await runShopAudit({ ...deps, store: { ...deps.store, begin } }, run.id, signal);
    expect(done).toEqual(["removed"]);
    expect(ends).toMatchObject([{ status: "broken", report: { trouble: "interrupted" } }]);
  });

  it("is broken when requests do not come to their end in time", async () => {
    const { deps, done, ends } = createShop([before], { requestsOf: async () => [] });
    await runShopAudit(deps, run.id, signal);
    expect(ends).toMatchObject([{ status: "broken", report: { trouble: "access-not-answered" } }]);
    expect(done.at(-1)).toBe("removed");
  });

  it("removes what it planted and tells of the error when something throws", async () => {
    const thrown = new Error("the database is gone");
    const { deps, done, ends } = createShop([], { search: () => Promise.reject(thrown) });
    await expect(runShopAudit(deps, run.id, signal)).rejects.toBe(thrown);
    expect(ends).toMatchObject([{ status: "broken", report: { trouble: "could-not-run" } }]);
    expect(done.at(-1)).toBe("removed");
  });

  it("does nothing for a run that is over", async () => {
    const { deps, done, ends } = createShop([]);
    const begin = async () => undefined;
    await runShopAudit({ ...deps, store: { ...deps.store, begin } }, run.id, signal);
    expect([done, ends]).toEqual([[], []]);
  });
});
