import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAdminRows, freshShop, testNow } from "../../../tests/support/admin-rows.ts";
import {
  openScratchDatabase,
  type ScratchDatabase,
} from "../../../tests/support/scratch-database.ts";
import { createRequestViews } from "./request-views.server.ts";

let database: ScratchDatabase;

beforeAll(async () => {
  database = await openScratchDatabase();
});
afterAll(() => database.close());

describe("the timeline of a request", () => {
  it("keeps the newest entries when there are more than it shows, oldest first", async () => {
    const rows = createAdminRows(database);
    const installationId = (await rows.installations.open(freshShop(), testNow)).id;
    const id = await rows.addRequest(installationId);
    await database.prisma.timelineEvent.createMany({
      data: Array.from({ length: 210 }, (_none, index) => ({
        installationId,
        dataRequestId: id,
        at: new Date(testNow.getTime() + index * 1_000),
        action: `step-${index}`,
        actor: "lagom",
        detail: {},
      })),
    });
    const views = createRequestViews({
      prisma: database.prisma,
      openRequest: async () => undefined,
      openMatches: async () => [],
    });
    const shown = await views.get({ installationId, id, maySee: false });
    expect(shown?.timeline).toHaveLength(200);
    expect(shown?.timeline.at(0)?.action).toBe("step-10");
    expect(shown?.timeline.at(-1)?.action).toBe("step-209");
  });
});
