import { describe, expect, it } from "vitest";
import { SourceRefusedError, TransientSourceError } from "../data-requests/ports.ts";
import { toMs, type Duration } from "../shared/duration.ts";
import { asDataRequestId, asInstallationId, type DataRequestId } from "../shared/ids.ts";
import {
  planNextLook,
  readBackErasure,
  watchErasures,
  type DueLook,
  type Look,
  type WatchedErasure,
} from "./watch.ts";

const handedOverAt = new Date("2026-11-01T00:00:00Z");
const after = (pause: Duration) => new Date(handedOverAt.getTime() + toMs(pause));
const { signal } = new AbortController();
const open = asInstallationId("open");

/** A watch in memory. `remaining` answers one look after another, the last one for ever. */
function createWorld(remaining: readonly (number | Error)[], ids = ["1"], unreadable = 0) {
  const watched = new Map(
    ids.map((id): [DataRequestId, WatchedErasure] => [
      asDataRequestId(id),
      {
        ...{ id: asDataRequestId(id), installationId: asInstallationId("old"), checks: 0 },
        ...{ targets: ["gid://shopify/Customer/1"], handedOverAt, state: "watching" },
      },
    ]),
  );
  const looks: Look[] = [];
  const asked: string[] = [];
  const putOff: string[] = [];
  const ends: number[] = [];
  const due = new Map(
    ids.map((id): [DataRequestId, DueLook] => [
      asDataRequestId(id),
      { id: asDataRequestId(id), shopId: id.split("/")[0] ?? id, nextCheckAt: handedOverAt },
    ]),
  );
  const compare = (a: DueLook, b: DueLook) =>
    a.nextCheckAt.getTime() - b.nextCheckAt.getTime() || (a.id < b.id ? -1 : Number(a.id > b.id));
  let now = handedOverAt;
  let isInstalled = true;
  let count = 0;
  return {
    looks,
    asked,
    watched,
    putOff,
    ends,
    moveTo: (at: Date) => {
      now = at;
    },
    uninstall: () => {
      isInstalled = false;
    },
    deps: {
      clock: { now: () => now },
      findOpen: () => Promise.resolve(isInstalled ? open : undefined),
      reader: {
        countRemaining: ({ installationId }: { readonly installationId: string }) => {
          asked.push(installationId);
          const answer = remaining[Math.min(count, remaining.length - 1)] ?? 0;
          count += 1;
          return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
        },
        countUnreadable: () => Promise.resolve(unreadable),
      },
      store: {
        due: (at: Date, page: { readonly after: DueLook | null; readonly size: number }) =>
          Promise.resolve(
            [...due.values()]
              .filter(({ nextCheckAt }) => nextCheckAt <= at)
              .toSorted((a, b) => compare(a, b))
              .filter((look) => page.after === null || compare(look, page.after) > 0)
              .slice(0, page.size),
          ),
        postpone: (id: DataRequestId, nextCheckAt: Date) => {
          putOff.push(id);
          const before = due.get(id);
          if (before !== undefined) due.set(id, { ...before, nextCheckAt });
          return Promise.resolve();
        },
        open: (id: DataRequestId) => Promise.resolve(watched.get(id)),
        noteLook: (before: WatchedErasure, look: Look) => {
          looks.push(look);
          const waiting = due.get(before.id);
          if (waiting !== undefined) {
            due.set(before.id, { ...waiting, nextCheckAt: look.nextCheckAt });
          }
          watched.set(before.id, { ...before, state: look.state, checks: before.checks + 1 });
          return Promise.resolve();
        },
        finish: ({ id }: WatchedErasure, { unread }: { readonly unread: number }) => {
          ends.push(unread);
          return Promise.resolve(watched.delete(id));
        },
      },
    },
  };
}

const id = asDataRequestId("1");

describe("planNextLook()", () => {
  it("looks again after 15 minutes, an hour and six hours, then daily", () => {
    const pauses = [1, 2, 3, 4, 20].map((checks) => {
      const { nextCheckAt } = planNextLook({ handedOverAt, checks }, handedOverAt);
      return nextCheckAt.getTime() - handedOverAt.getTime();
    });
    const day = toMs({ days: 1 });
    expect(pauses).toEqual([
      toMs({ minutes: 15 }),
      toMs({ hours: 1 }),
      toMs({ hours: 6 }),
      day,
      day,
    ]);
  });

  it("calls Shopify late from the thirtieth day on, and looks weekly", () => {
    const before = planNextLook(
      { handedOverAt, checks: 33 },
      after({ days: 30, milliseconds: -1 }),
    );
    expect(before.state).toBe("watching");
    expect(planNextLook({ handedOverAt, checks: 33 }, after({ days: 30 }))).toEqual({
      state: "overdue",
      nextCheckAt: after({ days: 37 }),
    });
  });
});

describe("readBackErasure()", () => {
  it("ends the watch when nothing is left, once", async () => {
    const { deps, asked } = createWorld([0]);
    expect(await readBackErasure(deps, id, signal)).toBe("read-back");
    expect(await readBackErasure(deps, id, signal)).toBe("nothing-to-do");
    expect(asked).toEqual([open]);
  });

  it("says how much is left and plans the next look", async () => {
    const { deps, looks } = createWorld([3]);
    expect(await readBackErasure(deps, id, signal)).toBe("remains");
    expect(looks).toEqual([
      {
        ...{ at: handedOverAt, remaining: 3, state: "watching" },
        nextCheckAt: after({ minutes: 15 }),
      },
    ]);
  });

  it("goes on watching an erasure that is late, and ends it when it comes", async () => {
    const world = createWorld([2, 2, 0]);
    world.moveTo(after({ days: 31 }));
    await readBackErasure(world.deps, id, signal);
    expect(world.looks[0]?.state).toBe("overdue");
    await readBackErasure(world.deps, id, signal);
    expect(await readBackErasure(world.deps, id, signal)).toBe("read-back");
  });

  it("ends a late one when nothing but what the app may not read is left, and says so", async () => {
    const world = createWorld([2], ["1"], 2);
    world.moveTo(after({ days: 29 }));
    expect(await readBackErasure(world.deps, id, signal)).toBe("remains");
    world.moveTo(after({ days: 30 }));
    expect(await readBackErasure(world.deps, id, signal)).toBe("read-back");
    expect(world.ends).toEqual([2]);
    const held = createWorld([3], ["1"], 2);
    held.moveTo(after({ days: 30 }));
    expect(await readBackErasure(held.deps, id, signal)).toBe("remains");
  });

  it("waits for the app to be installed without claiming anything", async () => {
    const closed = createWorld([0]);
    closed.uninstall();
    expect(await readBackErasure(closed.deps, id, signal)).toBe("remains");
    const refused = createWorld([new SourceRefusedError("no", { code: "shop-not-installed" })]);
    expect(await readBackErasure(refused.deps, id, signal)).toBe("remains");
    expect([closed.looks[0]?.remaining, refused.looks[0]?.remaining]).toEqual([null, null]);
  });

  it("leaves the look due when Shopify cannot be read now", async () => {
    const { deps, looks } = createWorld([new TransientSourceError("503")]);
    await expect(readBackErasure(deps, id, signal)).rejects.toBeInstanceOf(TransientSourceError);
    expect(looks).toEqual([]);
  });
});

describe("watchErasures()", () => {
  it("takes every look that is due, over several pages, in spite of one that fails", async () => {
    const ids = Array.from({ length: 230 }, (_, index) => `id-${1000 + index}`);
    const world = createWorld([new TransientSourceError("503"), 1], ids);
    const troubles: string[] = [];
    const onTrouble = (failed: DataRequestId) => troubles.push(failed);
    await watchErasures({ ...world.deps, onTrouble }, signal);
    expect(troubles).toEqual(["id-1000"]);
    expect(world.looks).toHaveLength(229);
    expect(world.putOff).toEqual(["id-1000"]);
  });

  it("asks a shop no more after its first failure, and takes the others first next time", async () => {
    const ids = ["down/1", "down/2", "down/3", "up/1"];
    const world = createWorld([new TransientSourceError("503"), 1], ids);
    const troubles: string[] = [];
    const onTrouble = (failed: DataRequestId) => troubles.push(failed);
    await watchErasures({ ...world.deps, onTrouble }, signal);
    expect([troubles, world.asked.length]).toEqual([["down/1"], 2]);
    world.moveTo(after({ minutes: 14 }));
    await watchErasures({ ...world.deps, onTrouble }, signal);
    expect([...world.watched.values()].map(({ checks }) => checks)).toEqual([0, 1, 1, 1]);
    world.moveTo(after({ hours: 1 }));
    await watchErasures({ ...world.deps, onTrouble }, signal);
    expect(world.watched.get(asDataRequestId("down/1"))?.checks).toBe(1);
  });

  it("puts nothing off when the round itself is stopped", async () => {
    const world = createWorld([1], ["a/1", "b/1"]);
    const stop = new AbortController();
    const onTrouble = () => undefined;
    const noteLook = () => {
      stop.abort();
      return Promise.reject(new Error("stopped"));
    };
    const store = { ...world.deps.store, noteLook };
    await expect(watchErasures({ ...world.deps, store, onTrouble }, stop.signal)).rejects.toThrow();
    expect(world.putOff).toEqual([]);
  });
});
