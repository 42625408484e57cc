import { execFile } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdtemp, open, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { finished } from "node:stream/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportReceipt } from "../../app/db/evidence/evidence-export.server.ts";
import { toHex } from "../../app/db/evidence/evidence-log.server.ts";
import { createSigner } from "../../app/db/evidence/evidence-signing.server.ts";
import type { PrismaClient } from "../../app/generated/prisma/client.ts";
import { repositoryRoot } from "../../scripts/run-command.ts";
import { chainPublicKey, exportedChain } from "../support/evidence-chain.ts";
import { openEvidenceWorld, receiptFacts } from "../support/evidence-world.ts";

const isFull = process.env["LAGOM_TEST_SIZE"] === "full";
const lines = isFull ? 1_000_000 : 10_000;
const longestMs = 60_000;
const checkpointEvery = 1_000;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lagom-evidence-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Run {
  readonly code: number;
  readonly result: unknown;
  /** What it tells the operator. */
  readonly told: string;
}

/** Runs the command as an operator does; the last line of its output is its result. */
function verify(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
  const script = path.join(repositoryRoot, "scripts/verify-evidence.ts");
  return new Promise((resolve) => {
    const options = { env: { ...process.env, ...env }, maxBuffer: 1 << 26 };
    const child = execFile(process.execPath, [script, ...args], options, (_error, stdout, told) => {
      const last = stdout.trimEnd().split("\n").at(-1) ?? "null";
      resolve({ code: child.exitCode ?? -1, result: JSON.parse(last), told });
    });
  });
}

async function writeLog(file: string): Promise<void> {
  const out = createWriteStream(file, { highWaterMark: 1 << 20 });
  for (const line of exportedChain({ lines, checkpointEvery })) {
    if (!out.write(line)) await once(out, "drain");
  }
  out.end();
  await finished(out);
}

/** Changes one byte of a file in place. */
async function changeByte(file: string, position: number): Promise<void> {
  const handle = await open(file, "r+");
  const byte = Buffer.alloc(1);
  await handle.read(byte, 0, 1, position);
  byte[0] = (byte[0] ?? 0) ^ 0x01;
  await handle.write(byte, 0, 1, position);
  await handle.close();
}

async function lineOfByte(file: string, position: number): Promise<number> {
  const handle = await open(file, "r");
  let line = 1;
  for await (const chunk of handle.createReadStream({ end: position - 1 })) {
    const bytes = chunk as Uint8Array;
    for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) line += 1;
  }
  await handle.close();
  return line;
}

/** Another checkpoint than the app's over the last line, by a key put into the database with it. */
async function signAnew(prisma: PrismaClient, logId: string): Promise<void> {
  const other = createSigner(new Uint8Array(32).fill(9));
  const signed = await prisma.evidenceCheckpoint.findFirstOrThrow({ where: { logId } });
  const { keyId, publicKey } = other;
  await prisma.evidenceKey.create({ data: { id: keyId, publicKey, createdAt: signed.at } });
  await prisma.evidenceCheckpoint.create({ data: { ...signed, seq: 99, keyId } });
}

describe("npm run verify-evidence", () => {
  it(`checks a log of ${lines.toLocaleString("en")} lines within a minute and finds one byte`, async () => {
    const file = path.join(folder, "log.jsonl");
    await writeLog(file);
    const began = performance.now();
    const whole = await verify([file, "--key", chainPublicKey]);
    const tookMs = performance.now() - began;
    expect(whole).toMatchObject({
      code: 0,
      result: {
        ...{ kind: "log", ok: true },
        log: { entries: lines, checkpoints: lines / checkpointEvery, signedThrough: lines },
      },
    });
    expect(tookMs).toBeLessThan(longestMs);
    const position = Math.floor((await stat(file)).size * 0.77);
    await changeByte(file, position);
    expect(await verify([file])).toMatchObject({
      code: 1,
      result: { ok: false, broken: { line: await lineOfByte(file, position) } },
    });
  }, 900_000);

  it("checks a receipt and the logs of a database, and fails on what was changed", async () => {
    const world = await openEvidenceWorld();
    try {
      const { prisma, url } = world.database;
      const installation = await world.addShop();
      const id = await world.addRequest(installation);
      await world.issue(installation, receiptFacts(id), new Date("2026-11-02T09:30:00.000Z"));
      const file = path.join(folder, "receipt.json");
      const text = (await exportReceipt(prisma, id)) ?? "";
      await writeFile(file, text);
      expect(await verify([file])).toMatchObject({
        code: 0,
        result: { kind: "receipt", ok: true, receipt: { caseId: id } },
      });
      await writeFile(file, text.replace('"count": 3', '"count": 2'));
      expect(await verify([file])).toMatchObject({
        code: 1,
        result: { kind: "receipt", broken: { part: "receipt", reason: "wrong-hash" } },
      });
      const publicKey = toHex((await world.evidence.signer()).publicKey);
      const whole = await verify([], { DATABASE_URL: url });
      expect(whole).toMatchObject({
        code: 0,
        result: {
          ...{ kind: "database", ok: true, logs: 1, entries: 1, checkpoints: 1, receipts: 1 },
          ...{ keys: [{ publicKey, checkpoints: 1 }], broken: [] },
        },
      });
      expect(whole.told).toContain(`1 checkpoints are signed by ${publicKey}`);
      expect(whole.told).not.toContain("WARNING");
      await signAnew(prisma, await world.logOf(installation));
      const two = await verify([], { DATABASE_URL: url });
      expect(two.told).toContain("WARNING: more than one key signed");
      await prisma.evidenceCheckpoint.deleteMany({ where: { seq: 99 } });
      await prisma.$executeRaw`UPDATE "EvidenceEntry" SET "at" = "at" + interval '1 hour'`;
      expect(await verify([], { DATABASE_URL: url })).toMatchObject({
        code: 1,
        result: { ok: false, broken: [{ line: 2, reason: "wrong-form" }] },
      });
    } finally {
      await world.database.close();
    }
  });
});
