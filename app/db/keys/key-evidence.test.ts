import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type EvidenceWorld, openEvidenceWorld } from "../../../tests/support/evidence-world.ts";
import { asDataRequestId, type InstallationId } from "../../domain/shared/ids.ts";
import { createKeyBytes } from "../../seal/envelope.server.ts";
import { makeKeyFile, openKeyFile } from "../../seal/key-file-service.server.ts";
import { createKeyring, type KeyService } from "../../seal/keyring.server.ts";
import { createKeyEvidence } from "./key-evidence.server.ts";
import { createKeyRotation } from "./key-rotation.server.ts";
import type { KeyEvent } from "./key-states.server.ts";
import { createDataKey } from "./key-store.server.ts";

const start = new Date("2026-11-02T08:15:00Z");
const inDays = (days: number) => new Date(start.getTime() + days * 24 * 3600_000);

let world: EvidenceWorld;
let shops: readonly InstallationId[];
let file: string;
let now: Date;

beforeAll(async () => {
  world = await openEvidenceWorld();
});
afterAll(() => world.database.close());
beforeEach(async () => {
  now = start;
  file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "lagom-key-evidence-")), "keys.json");
  await makeKeyFile(file, start);
  await world.database.prisma.keyEncryptionKeyState.deleteMany();
  await world.database.prisma.shop.deleteMany();
  const made = [await world.addShop(), await world.addShop()];
  for (const shop of made) {
    const caseId = asDataRequestId(shop);
    await world.append(shop, { event: "request.received", caseId, at: start });
  }
  shops = made;
});

const openFile = () => openKeyFile({ path: file });

function open(keys: KeyService = openFile(), record?: (event: KeyEvent) => Promise<void>) {
  const { prisma, pool } = world.database;
  const tell = createKeyEvidence({ prisma, evidence: world.evidence });
  return createKeyRotation({
    ...{ prisma, pool, keys, clock: { now: () => now } },
    rules: { rotationDays: 30, backupKeepDays: 10 },
    record: record ?? tell,
    poolWaitMs: 0,
  });
}

/** The lines about keys of one shop. */
async function linesOf(shop: InstallationId): Promise<readonly string[]> {
  const rows = await world.database.prisma.evidenceEntry.findMany({
    where: { logId: await world.logOf(shop), event: { startsWith: "key." } },
    orderBy: { seq: "asc" },
  });
  return rows.map(({ event, at }) => `${event} ${at.toISOString()}`);
}

const replaced = `key.replaced ${start.toISOString()}`;
const retired = (at: Date) => `key.retired ${at.toISOString()}`;

describe("createKeyEvidence()", () => {
  it("tells every shop once that a key was replaced and retired", async () => {
    await open().rotate();
    now = inDays(10);
    await open().retire();
    now = inDays(11);
    await open().renew();
    for (const shop of shops) expect(await linesOf(shop)).toEqual([replaced, retired(inDays(10))]);
  });

  it("tells of a key whose retiring was killed before it was noted, once", async () => {
    const keys = openFile();
    await open().rotate();
    now = inDays(10);
    await keys.changes?.retire(keys.ids[1]!);
    expect(openFile().ids).toHaveLength(1);
    now = inDays(11);
    await open().renew();
    await open().renew();
    for (const shop of shops) expect(await linesOf(shop)).toEqual([replaced, retired(inDays(11))]);
  });

  it("tells of a key whose replacing was killed before it was noted, once", async () => {
    const keys = openFile();
    await keys.changes?.create(now);
    await keys.changes?.markReplaced(keys.ids[1]!, start);
    now = inDays(1);
    await open().renew();
    await open().renew();
    for (const shop of shops) expect(await linesOf(shop)).toEqual([replaced]);
  });

  it("goes on where a run was killed between two shops", async () => {
    await open().rotate();
    now = inDays(10);
    const { prisma } = world.database;
    const first = { logId: await world.logOf(shops[0]!) };
    const killed = async (event: KeyEvent) => {
      // The first shop has its line, the second never came to it.
      const append: typeof world.evidence.append = async (tx, id, input) => {
        if (id !== shops[0]) throw new Error("killed");
        return world.evidence.append(tx, id, input);
      };
      await createKeyEvidence({ prisma, evidence: { append } })(event);
    };
    await expect(open(openFile(), killed).retire()).rejects.toThrow("killed");
    const told = { ...first, event: "key.retired" };
    const before = await prisma.evidenceEntry.count({ where: told });
    now = inDays(11);
    await open().renew();
    for (const shop of shops) expect(await linesOf(shop)).toHaveLength(2);
    expect(await prisma.evidenceEntry.count({ where: told })).toBe(Math.max(1, before));
  });

  it("says of a key that is missed by rows that need it nothing at all", async () => {
    const [old, fresh] = [createKeyBytes(), createKeyBytes()];
    const { prisma } = world.database;
    const former = createKeyring({ primary: old });
    await open(former).renew();
    const { row } = createDataKey(former);
    const installationId = shops[0]!;
    await prisma.dataKey.create({ data: { ...row, installationId, subject: "shop" } });
    const keys = createKeyring({ primary: fresh });
    await open(keys).status();
    await open(keys)
      .renew()
      .catch(() => undefined);
    for (const shop of shops) expect(await linesOf(shop)).toEqual([]);
    const state = await prisma.keyEncryptionKeyState.findUnique({
      where: { keyId: former.primaryId },
    });
    expect(state).toMatchObject({ retiredAt: null });
  });

  it("tells of a key from the environment that is given no longer", async () => {
    const [old, fresh] = [createKeyBytes(), createKeyBytes()];
    await open(createKeyring({ primary: old })).renew();
    await open(createKeyring({ primary: fresh, previous: old })).renew();
    now = inDays(12);
    const alone = () => open(createKeyring({ primary: fresh })).renew();
    await alone();
    await alone();
    for (const shop of shops) expect(await linesOf(shop)).toEqual([replaced, retired(inDays(12))]);
  });
});
