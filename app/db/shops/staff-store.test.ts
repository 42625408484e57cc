import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRequestRows } from "../../../tests/support/request-rows.ts";
import {
  openScratchDatabase,
  type ScratchDatabase,
} from "../../../tests/support/scratch-database.ts";
import { asStaffUserId } from "../../domain/shared/ids.ts";
import { createStaffStore } from "./staff-store.server.ts";

let database: ScratchDatabase;
beforeAll(async () => {
  database = await openScratchDatabase();
});
afterAll(async () => {
  await database.close();
});

describe("createStaffStore().markSeen()", () => {
  it("leaves a former owner who comes back first with what a new user may do", async () => {
    const { installationId, keys } = await createRequestRows(database);
    const staff = createStaffStore({ prisma: database.prisma, shopSeal: keys.shopSeal });
    const userId = asStaffUserId("42");
    const at = new Date("2026-11-02T09:00:00Z");
    const seen = { installationId, userId, name: "Åsa", at };
    await staff.markSeen({ ...seen, isAccountOwner: true });
    await staff.markSeen({ ...seen, isAccountOwner: false });
    expect(await staff.findActor(installationId, userId)).toEqual({
      ...{ userId, isAccountOwner: false },
      permissions: ["see"],
    });
  });
});
