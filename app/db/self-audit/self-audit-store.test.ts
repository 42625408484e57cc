import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRequestRows } from "../../../tests/support/request-rows.ts";
import {
  openScratchDatabase,
  type ScratchDatabase,
} from "../../../tests/support/scratch-database.ts";
import { selfAuditLimits } from "../../domain/self-audit/types.ts";
import { asStaffUserId } from "../../domain/shared/ids.ts";
import { createSelfAuditStore } from "./self-audit-store.server.ts";

let database: ScratchDatabase;
beforeAll(async () => {
  database = await openScratchDatabase();
});
afterAll(() => database.close());

const report = { tokens: 0, before: null, after: null, trouble: null };

async function createShop() {
  const enqueued: string[] = [];
  const store = createSelfAuditStore({
    ...database,
    enqueue: async (_, id) => {
      enqueued.push(id);
    },
    append: async () => undefined,
  });
  const { installationId } = await createRequestRows(database);
  const start = (at: string) =>
    store.start({ installationId, startedBy: asStaffUserId("1"), people: 1, at: new Date(at) });
  const runOne = async (at: string) => {
    const started = await start(at);
    if (started.ok)
      await store.finish(started.value, { status: "passed", report, at: new Date(at) });
    return started;
  };
  return { start, runOne, enqueued };
}

describe("createSelfAuditStore().start()", () => {
  it("starts one at a time", async () => {
    const { start, enqueued } = await createShop();
    const [one, other] = await Promise.all([start("2026-11-01"), start("2026-11-01")]);
    expect([one, other].filter(({ ok }) => ok)).toHaveLength(1);
    expect([one, other]).toContainEqual({ ok: false, reason: "already-running" });
    expect(enqueued).toHaveLength(1);
  });

  it("starts a few within a day of one shop, whatever other shops do", async () => {
    const { runOne, enqueued } = await createShop();
    for (let hour = 0; hour < selfAuditLimits.mostADay; hour += 1) {
      expect(await runOne(`2026-11-01T0${hour}:00:00Z`)).toMatchObject({ ok: true });
    }
    const refusal = { ok: false, reason: "too-many-today" };
    expect(await runOne("2026-11-01T23:59:59Z")).toEqual(refusal);
    expect(await (await createShop()).runOne("2026-11-01T23:59:59Z")).toMatchObject({ ok: true });
    expect(await runOne("2026-11-02T00:00:00Z")).toMatchObject({ ok: true });
    expect(enqueued).toHaveLength(selfAuditLimits.mostADay + 1);
  });
});
