import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { createDataKey } from "../app/db/keys/key-store.server.ts";
import { createLedgerFile } from "../app/ledger/ledger-file.server.ts";
import { chain, emptyHead, ledgerFormat } from "../app/ledger/ledger-line.server.ts";
import { openKeyFile } from "../app/seal/key-file-service.server.ts";
import type { KeyService } from "../app/seal/keyring.server.ts";
import { openScratchDatabase, type ScratchDatabase } from "../tests/support/scratch-database.ts";
import { repositoryRoot } from "./run-command.ts";

let database: ScratchDatabase;
let file: string;
let installationId: string;

beforeAll(async () => {
  database = await openScratchDatabase();
  file = path.join(mkdtempSync(path.join(tmpdir(), "lagom-keys-")), "keys.json");
  const made = await database.prisma.installation.create({
    data: { state: "installed", shop: { create: { domain: "keys.myshopify.com" } } },
  });
  installationId = made.id;
});
afterAll(async () => {
  await database.close();
});

const isFull = process.env["LAGOM_TEST_SIZE"] === "full";
/** So many that a run is killed in the middle of them: it takes them five hundred at a time. */
const keyCount = isFull ? 12_000 : 4_000;
/** Half a minute of waiting for others, at full size only; key-rotation.test.ts tests the wait itself. */
const stopped = isFull ? [] : ["--app-stopped"];

/** Of this process's settings only what programs need to run. */
const inherited: NodeJS.ProcessEnv = {
  PATH: process.env["PATH"],
  NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
  NODE_ENV: "test",
};

type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string };
type Settings = Readonly<Record<string, string>>;

function start(args: readonly string[], settings: Settings): ChildProcess {
  const flags = ["--disable-warning=ExperimentalWarning"];
  return spawn(process.execPath, [...flags, "scripts/keys.ts", ...args], {
    cwd: repositoryRoot,
    env: { ...inherited, DATABASE_URL: database.url, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function finish(child: ChildProcess): Promise<Ran> {
  const texts = { stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk: Buffer) => (texts.stdout += chunk.toString("utf8")));
  child.stderr?.on("data", (chunk: Buffer) => (texts.stderr += chunk.toString("utf8")));
  await once(child, "close");
  return { code: child.exitCode, ...texts };
}

const withFile = () => ({ KEY_ENCRYPTION_KEY_FILE: file });
const run = (args: readonly string[], settings: Settings = withFile()) =>
  finish(start(args, settings));

const anything = z.record(z.string(), z.unknown());
const resultOf = ({ stdout }: Ran) =>
  anything.parse(JSON.parse(stdout.trim().split("\n").at(-1) ?? ""));

async function addKeys(keys: KeyService, count: number): Promise<void> {
  const made = Array.from({ length: count }, () => createDataKey(keys).row);
  await database.prisma.dataKey.createMany({
    data: made.map((row) => ({ ...row, installationId, subject: "person" })),
  });
}

const countUnder = (keyEncryptionKeyId: string) =>
  database.prisma.dataKey.count({ where: { keyEncryptionKeyId } });

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!(await condition()) && performance.now() < deadline) await sleep(5);
}

describe("npm run keys", { timeout: 120_000 }, () => {
  it("makes a key file, once", async () => {
    expect(await run(["new"])).toMatchObject({ code: 0 });
    const text = readFileSync(file, "utf8");
    const again = await run(["new"]);
    expect(again).toMatchObject({ code: 1, stdout: "" });
    expect(again.stderr).toContain("is there already");
    expect(readFileSync(file, "utf8")).toBe(text);
  });

  it("rotates what a killed run left, with the running processes following", async () => {
    const keys = openKeyFile({ path: file });
    const former = keys.primaryId;
    await addKeys(keys, keyCount);
    const killed = start(["rotate"], withFile());
    await until(async () => keys.primaryId !== former && (await countUnder(keys.primaryId)) > 0);
    killed.kill("SIGKILL");
    await once(killed, "close");
    const left = await countUnder(former);
    expect(left).toBeGreaterThan(0);
    // A process that was there all the time wraps by the new key and opens both.
    await addKeys(keys, 1);
    const ran = await run(["rotate"]);
    expect(ran.stderr).toMatch(/of \d+ keys wrapped anew/u);
    expect(resultOf(ran)).toMatchObject({ made: null, rewrapped: left, former, retired: [] });
    expect(await countUnder(keys.primaryId)).toBe(keyCount + 1);
    for (const { id, wrappedKey } of await database.prisma.dataKey.findMany()) {
      expect(keys.unwrap(id, wrappedKey)).toHaveLength(32);
    }
  });

  it("shows the keys, refuses to drop one that backups need, and says what not waiting means", async () => {
    const keys = openKeyFile({ path: file });
    const [primary, former] = keys.ids;
    const status = resultOf(await run(["status"]));
    expect(status).toMatchObject({
      primary,
      keys: [
        { id: primary, wrapped: keyCount + 1 },
        { id: former, wrapped: 0, isHeld: true },
      ],
    });
    const refused = await run(["retire"]);
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toContain("still opens copies of the database");
    const retired = await run(["retire", "--retire-now", ...stopped]);
    expect(retired.stderr).toContain("can be opened by nobody");
    expect(resultOf(retired)).toEqual({ retired: [former] });
    expect(keys.ids).toEqual([primary]);
  });

  it("wraps by a key from the environment and says from when the former may be taken away", async () => {
    const printed = resultOf(await run(["new"], {}));
    const key = z.string().parse(printed["key"]);
    expect(Buffer.from(key, "base64")).toHaveLength(32);
    const [former] = openKeyFile({ path: file }).ids;
    const entry = z.object({ keys: z.tuple([z.object({ key: z.string() })]) });
    const { keys } = entry.parse(JSON.parse(readFileSync(file, "utf8")));
    const settings = { KEY_ENCRYPTION_KEY: key, KEY_ENCRYPTION_KEY_PREVIOUS: keys[0].key };
    const ran = await run(["rotate"], settings);
    expect(resultOf(ran)).toMatchObject({ rewrapped: keyCount + 1, former, made: null });
    expect(ran.stderr).toContain("KEY_ENCRYPTION_KEY_PREVIOUS");
    expect(ran.stderr).not.toContain(keys[0].key);
  });

  it("wraps nothing anew in a database that is behind the erasure ledger", async () => {
    const ledger = `${file}.ledger`;
    const mark = { kind: "header", format: ledgerFormat, at: new Date().toISOString() } as const;
    const { text } = chain(emptyHead, { ...mark, keyCheck: "0".repeat(64) });
    await createLedgerFile(ledger).append([text]);
    const ran = await run(["rotate"], { ...withFile(), ERASURE_LEDGER_FILE: ledger });
    expect(ran).toMatchObject({ code: 1, stdout: "" });
    expect(ran.stderr).toContain("behind the erasure ledger");
    await database.prisma.ledgerMark.create({ data: { position: 0, line: text } });
    const settings = { ...withFile(), ERASURE_LEDGER_FILE: ledger };
    expect(await run(["retire"], settings)).toMatchObject({ code: 0 });
  });

  it("names every setting that is missing, and how it is used", async () => {
    const { code, stderr } = await run(["status"], {});
    expect({ code, stderr }).toMatchObject({ code: 1 });
    expect(stderr).toContain("KEY_ENCRYPTION_KEY: is missing");
    expect((await run(["turn"])).stderr).toContain("npm run keys -- <what>");
  });
});
