import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  openScratchDatabase,
  type ScratchDatabase,
} from "../../../tests/support/scratch-database.ts";
import { createKeyBytes } from "../../seal/envelope.server.ts";
import { createKeyring } from "../../seal/keyring.server.ts";
import { createAppSecrets } from "./app-secrets.server.ts";

const keyring = createKeyring({ primary: createKeyBytes() });
let database: ScratchDatabase;
beforeAll(async () => {
  database = await openScratchDatabase();
});
afterAll(async () => {
  await database.close();
});

const open = () => createAppSecrets({ prisma: database.prisma, keyring });

describe("createAppSecrets()", () => {
  it("makes one secret however many processes ask at once, and keeps it", async () => {
    const asked = await Promise.all(Array.from({ length: 6 }, () => open().get("ledger")));
    const seen = new Set(asked.map((bytes) => Buffer.from(bytes).toString("hex")));
    expect(seen.size).toBe(1);
    expect(await open().get("ledger")).toEqual(asked[0]);
    expect(asked[0]).toHaveLength(32);
  });

  it("gives every name a secret of its own", async () => {
    const secrets = open();
    expect(await secrets.get("evidence-signing")).not.toEqual(await secrets.get("ledger"));
  });

  it("does not open a secret that was put under another name", async () => {
    const { prisma } = database;
    const signing = await prisma.appSecret.findUniqueOrThrow({
      where: { name: "evidence-signing" },
    });
    const { wrappedKey } = signing;
    await prisma.appSecret.update({ where: { name: "ledger" }, data: { wrappedKey } });
    await expect(open().get("ledger")).rejects.toThrow(/does not open/u);
  });
});
