import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  openScratchDatabase,
  type ScratchDatabase,
} from "../../../tests/support/scratch-database.ts";
import { toMs } from "../../domain/shared/duration.ts";
import { asInstallationId } from "../../domain/shared/ids.ts";
import { createKeyBytes, keyIdOf } from "../../seal/envelope.server.ts";
import { makeKeyFile, openKeyFile } from "../../seal/key-file-service.server.ts";
import { createKeyring, type KeyService } from "../../seal/keyring.server.ts";
import { createAppSecrets } from "./app-secrets.server.ts";
import { waitForEarlierWrites } from "../erasure/earlier-writes.server.ts";
import { createKeyRotation, KeyRotationError } from "./key-rotation.server.ts";
import type { KeyEvent } from "./key-states.server.ts";
import { createDataKey, createKeyStore } from "./key-store.server.ts";
import { rewrapKeys } from "./rewrap-keys.server.ts";

const start = new Date("2026-11-02T08:15:00Z");
const rules = { rotationDays: 30, backupKeepDays: 10 };
const inDays = (days: number, more = 0) => new Date(start.getTime() + toMs({ days }) + more);

let database: ScratchDatabase;
let installationId: string;
let file: string;
let now: Date;
let events: KeyEvent[];

beforeAll(async () => {
  database = await openScratchDatabase();
});
afterAll(async () => {
  await database.close();
});
beforeEach(async () => {
  now = start;
  events = [];
  file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "lagom-rotation-")), "keys.json");
  await makeKeyFile(file, start);
  const made = await database.prisma.installation.create({
    data: { state: "installed", shop: { create: { domain: "rotation.myshopify.com" } } },
  });
  installationId = made.id;
});
afterEach(async () => {
  const { prisma } = database;
  await prisma.shop.deleteMany();
  await prisma.appSecret.deleteMany();
  await prisma.keyEncryptionKeyState.deleteMany();
});

const openFile = () => openKeyFile({ path: file });

const openRotation = (
  keys: KeyService = openFile(),
  report = (_trouble: string): void => undefined,
) =>
  createKeyRotation({
    ...{ prisma: database.prisma, pool: database.pool, keys, rules, report },
    clock: { now: () => now },
    record: (event) => Promise.resolve(void events.push(event)),
    poolWaitMs: toMs({ seconds: 2 }),
  });

/** Data keys with what is in them, by id. */
async function addKeys(keys: KeyService, count: number): Promise<ReadonlyMap<string, Uint8Array>> {
  const made = Array.from({ length: count }, () => createDataKey(keys));
  await database.prisma.dataKey.createMany({
    data: made.map(({ row }) => ({ ...row, installationId, subject: "person" })),
  });
  return new Map(made.map(({ key }) => [key.id, key.bytes]));
}

async function readAll(keys: KeyService): Promise<ReadonlyMap<string, Uint8Array>> {
  const rows = await database.prisma.dataKey.findMany();
  for (const row of rows) expect(keyIdOf(row.wrappedKey)).toBe(row.keyEncryptionKeyId);
  return new Map(rows.map(({ id, wrappedKey }) => [id, keys.unwrap(id, wrappedKey)]));
}

const asHex = (keys: ReadonlyMap<string, Uint8Array>) =>
  [...keys].map(([id, bytes]) => `${id} ${Buffer.from(bytes).toString("hex")}`).toSorted();

const formerRows = async (keys: KeyService) =>
  database.prisma.dataKey.count({ where: { keyEncryptionKeyId: { not: keys.primaryId } } });

describe("rewrapKeys()", () => {
  it("goes on where a killed run stopped, and opens everything afterwards", async () => {
    const keys = openFile();
    const before = await addKeys(keys, 2_500);
    await createAppSecrets({ prisma: database.prisma, keyring: keys }).get("ledger");
    await keys.changes?.create(now);
    const stopped = new AbortController();
    const seen: number[] = [];
    const first = rewrapKeys(
      { pool: database.pool, keyring: keys },
      {
        signal: stopped.signal,
        onProgress: ({ done, all }) => {
          seen.push(done, all);
          stopped.abort();
        },
      },
    );
    await expect(first).rejects.toThrow();
    expect(seen).toEqual([500, 2_501]);
    expect(await rewrapKeys({ pool: database.pool, keyring: openFile() })).toBe(2_001);
    expect(await formerRows(keys)).toBe(0);
    expect(asHex(await readAll(keys))).toEqual(asHex(before));
  });

  it("is done by two processes at once without losing a key", async () => {
    const keys = openFile();
    const before = await addKeys(keys, 3_000);
    await keys.changes?.create(now);
    const deps = { pool: database.pool, keyring: keys };
    const done = await Promise.all([
      rewrapKeys(deps),
      rewrapKeys({ ...deps, keyring: openFile() }),
    ]);
    expect(done.reduce((sum, count) => sum + count, 0)).toBe(3_000);
    expect(asHex(await readAll(keys))).toEqual(asHex(before));
  });

  it("waits for a row that somebody holds, and leaves gone what is erased meanwhile", async () => {
    const keys = openFile();
    const [erased = ""] = (await addKeys(keys, 20)).keys();
    await keys.changes?.create(now);
    const client = await database.pool.connect();
    await client.query("BEGIN");
    await client.query(`DELETE FROM "DataKey" WHERE "id" = $1`, [erased]);
    const rewrapping = rewrapKeys({ pool: database.pool, keyring: keys });
    await client.query("SELECT pg_sleep(0.3)");
    await client.query("COMMIT");
    client.release();
    expect(await rewrapping).toBe(19);
    expect(await database.prisma.dataKey.findMany({ where: { id: erased } })).toEqual([]);
    expect(await database.prisma.dataKey.count()).toBe(19);
  });

  it("says how many are wrapped by a key that is not held, and wraps all others", async () => {
    const keys = openFile();
    await addKeys(createKeyring({ primary: createKeyBytes() }), 2);
    await addKeys(keys, 600);
    await keys.changes?.create(now);
    const closed: number[] = [];
    const deps = { pool: database.pool, keyring: openFile() };
    expect(await rewrapKeys(deps, { onClosed: (rows) => void closed.push(rows) })).toBe(600);
    expect(closed).toEqual([2]);
    expect(await formerRows(keys)).toBe(2);
  });
});

describe("waitForEarlierWrites()", () => {
  it("says when a transaction lasts longer than one may", async () => {
    const client = await database.pool.connect();
    await client.query("BEGIN");
    const limits = { headStartMs: 0, longestMs: 300 };
    expect(await waitForEarlierWrites(database.pool, limits)).toBe(false);
    await client.query("COMMIT");
    client.release();
    expect(await waitForEarlierWrites(database.pool, limits)).toBe(true);
  });
});

describe("createKeyRotation()", () => {
  it("makes a key, wraps everything by it, and keeps the former as long as copies are kept", async () => {
    const keys = openFile();
    const former = keys.primaryId;
    const before = await addKeys(keys, 30);
    const rotated = await openRotation().rotate();
    expect(rotated).toMatchObject({ rewrapped: 30, former, retired: [], retireFrom: inDays(10) });
    expect(rotated.made).toBe(keys.primaryId);
    expect(asHex(await readAll(keys))).toEqual(asHex(before));
    now = inDays(10, -1);
    await expect(openRotation().retire()).rejects.toThrow(KeyRotationError);
    expect(keys.ids).toContain(former);
    now = inDays(10);
    expect(await openRotation().retire()).toEqual([former]);
    expect(keys.ids).toEqual([keys.primaryId]);
    expect(events.map(({ event }) => event)).toEqual(["key.replaced", "key.retired"]);
    const state = await database.prisma.keyEncryptionKeyState.findUnique({
      where: { keyId: former },
    });
    expect(state).toEqual({
      ...{ keyId: former, firstSeenAt: start, replacedAt: start, retiredAt: inDays(10) },
    });
  });

  it("leaves of a copy taken before nothing that opens, once the former key is retired", async () => {
    const keys = openFile();
    await addKeys(keys, 3);
    const copy = await database.prisma.dataKey.findMany();
    await openRotation().rotate({ retireNow: true });
    for (const { id, wrappedKey } of copy) {
      expect(() => keys.unwrap(id, wrappedKey)).toThrow(/not held here/u);
    }
    expect((await readAll(keys)).size).toBe(3);
  });

  it("keeps a key, told not to wait, until what wrapped by it last is stored", async () => {
    const keys = openFile();
    const former = keys.primaryId;
    const late = createDataKey(keys);
    const write = (async () => {
      // Waits for a connection, then for its transaction's end.
      await sleep(1_500);
      await database.prisma.$transaction(async (tx) => {
        await tx.dataKey.create({ data: { ...late.row, installationId, subject: "person" } });
        await sleep(1_500);
      });
    })();
    const rotated = await openRotation().rotate({ retireNow: true });
    expect(rotated.retired).toEqual([former]);
    await write;
    expect(asHex(await readAll(keys))).toEqual(asHex(new Map([[late.key.id, late.key.bytes]])));
  });

  it("goes on with a rotation that was killed before everything was wrapped", async () => {
    const keys = openFile();
    const former = keys.primaryId;
    await addKeys(keys, 10);
    await keys.changes?.create(now);
    const rotated = await openRotation().rotate();
    expect(rotated).toMatchObject({ made: null, former, rewrapped: 10, retireFrom: inDays(10) });
    expect(keys.ids).toEqual([rotated.primary, former]);
  });

  it("makes no third key while the former is needed", async () => {
    await openRotation().rotate();
    now = inDays(9);
    await expect(openRotation().rotate()).rejects.toThrow(/still opens copies.*2026-11-12/u);
    now = inDays(10);
    expect((await openRotation().rotate()).retired).toHaveLength(1);
  });

  it("renews on schedule: replaces an old key, retires one that may go, and nothing sooner", async () => {
    const keys = openFile();
    const first = keys.primaryId;
    const before = await addKeys(keys, 5);
    const renewAt = async (at: Date) => {
      now = at;
      await openRotation().renew();
      return [...keys.ids];
    };
    expect(await renewAt(inDays(30, -1))).toEqual([first]);
    const both = await renewAt(inDays(30));
    expect(both).toHaveLength(2);
    expect(await renewAt(inDays(40, -1))).toEqual(both);
    expect(await renewAt(inDays(40))).toEqual([both[0]]);
    expect(asHex(await readAll(keys))).toEqual(asHex(before));
  });

  it("says by when all of it is unreadable, and the schedule keeps the promise", async () => {
    const keys = openFile();
    await addKeys(keys, 2);
    const copy = await database.prisma.dataKey.findMany();
    const by = await openRotation().copiesUnreadableBy(now);
    for (let day = 0; inDays(day) <= (by ?? start); day += 1) {
      now = inDays(day, toMs({ hours: 7 }));
      await openRotation().renew();
    }
    expect(by).toEqual(inDays(42));
    for (const { id, wrappedKey } of copy) {
      expect(() => keys.unwrap(id, wrappedKey)).toThrow(/not held here/u);
    }
  }, 120_000);

  it("promises nothing and says why while a key is held beside the file", async () => {
    const troubles: string[] = [];
    const keys = openKeyFile({ path: file, previous: createKeyBytes() });
    const rotation = openRotation(keys, (trouble) => void troubles.push(trouble));
    expect(await rotation.copiesUnreadableBy(now)).toBeNull();
    await rotation.renew();
    expect(troubles).toEqual([expect.stringContaining("KEY_ENCRYPTION_KEY_PREVIOUS")]);
    expect(await openRotation().copiesUnreadableBy(now)).not.toBeNull();
  });

  it("wraps by a key that was given, says when the former may go, and promises nothing", async () => {
    const [old, fresh] = [createKeyBytes(), createKeyBytes()];
    await addKeys(createKeyring({ primary: old }), 4);
    const keys = createKeyring({ primary: fresh, previous: old });
    const rotated = await openRotation(keys).rotate();
    expect(rotated).toMatchObject({ made: null, rewrapped: 4, retireFrom: inDays(10) });
    expect(await openRotation(keys).copiesUnreadableBy(now)).toBeNull();
    expect((await readAll(createKeyring({ primary: fresh }))).size).toBe(4);
    now = inDays(12);
    await openRotation(createKeyring({ primary: fresh })).renew();
    const { keys: known } = await openRotation(createKeyring({ primary: fresh })).status();
    expect(known.find(({ id }) => id === rotated.former)).toMatchObject({
      ...{ isHeld: false, replacedAt: start, retiredAt: inDays(12), wrapped: 0 },
    });
  });
});

describe("createKeyStore()", () => {
  it("misses a key that only the app's own secrets need", async () => {
    const keyring = createKeyring({ primary: createKeyBytes() });
    await createAppSecrets({ prisma: database.prisma, keyring }).get("ledger");
    const store = createKeyStore({ prisma: database.prisma, keyring: openFile() });
    await store.shopKeys(asInstallationId(installationId));
    expect(await store.findMissingKeys()).toEqual([keyring.primaryId]);
  });
});
