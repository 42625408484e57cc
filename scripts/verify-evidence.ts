// npm run --silent verify-evidence -- [FILE] [--key HEX]: checks an exported log or receipt, offline,
// or without a file every log of the database. The last line of standard output is a JSON object;
// exit code 1 when something is not what was written. --key names the one public key to be trusted.
import { createReadStream, existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { createDatabase } from "../app/db/database.server.ts";
import { logIds } from "../app/db/evidence/evidence-retention.server.ts";
import {
  findSigningKeys,
  type SigningKey,
  verifyDeps,
  verifyStoredLog,
  verifyStoredReceipts,
} from "../app/db/evidence/evidence-verify.server.ts";
import { splitLines } from "../app/domain/evidence/split-lines.ts";
import { createLogVerifier, type LogVerdict } from "../app/domain/evidence/verify-log.ts";
import { verifyReceipt } from "../app/domain/evidence/verify-receipt.ts";
import { createEvidenceHeads } from "../app/ledger/evidence-heads.server.ts";
import { exitWith, nodeProgram, runAgainstDatabase, StartError } from "./launch.ts";

const progressEvery = 100_000;

/** A receipt is written for readers, over many lines; a log's first line is its whole header. */
async function isReceipt(file: string): Promise<boolean> {
  const start = createReadStream(file, { end: 1 });
  let text = "";
  for await (const chunk of start) text += String(chunk);
  return text === "{\n";
}

async function verifyLogFile(file: string, pinnedKey: string | undefined): Promise<LogVerdict> {
  const verifier = createLogVerifier(verifyDeps(pinnedKey));
  let count = 0;
  for await (const lines of splitLines(createReadStream(file, { highWaterMark: 1 << 18 }))) {
    for (const line of lines) {
      const broken = verifier.take(line);
      if (broken !== undefined) return { ok: false, broken };
      count += 1;
      if (count % progressEvery === 0) process.stderr.write(`${String(count)} lines\n`);
    }
  }
  return verifier.end();
}

async function verifyFile(file: string, pinnedKey: string | undefined): Promise<object> {
  if (await isReceipt(file)) {
    const text = (await readFile(file)).toString("utf8");
    return { kind: "receipt", ...verifyReceipt(verifyDeps(pinnedKey), text) };
  }
  return { kind: "log", ...(await verifyLogFile(file, pinnedKey)) };
}

async function verifyDatabase(url: string, pinnedKey: string | undefined): Promise<object> {
  const { prisma, close } = createDatabase({ url });
  const sum = { logs: 0, entries: 0, checkpoints: 0, receipts: 0 };
  const broken: object[] = [];
  const heads = await readHeads();
  const keys = await findSigningKeys(prisma);
  warnOfKeys(keys, pinnedKey);
  for await (const logId of logIds(prisma)) {
    sum.logs += 1;
    const verdict = await verifyStoredLog(prisma, logId, {
      ...{ pinnedKey, lastSigned: heads?.get(logId) },
    });
    if (verdict.ok) {
      sum.entries += verdict.log.entries;
      sum.checkpoints += verdict.log.checkpoints;
    } else broken.push({ logId, ...verdict.broken });
    for await (const { verdict: receipt, ...of } of verifyStoredReceipts(
      prisma,
      logId,
      pinnedKey,
    )) {
      sum.receipts += 1;
      if (receipt === "missing") broken.push({ logId, ...of, reason: "missing" });
      else if (!receipt.ok) broken.push({ logId, ...of, ...receipt.broken });
    }
  }
  await close();
  return { kind: "database", ok: broken.length === 0, ...sum, keys, broken };
}

/** What the app noted as signed last, where this environment says where that is. */
async function readHeads() {
  const file = process.env["ERASURE_LEDGER_FILE"] ?? "";
  return file === "" ? undefined : createEvidenceHeads(`${file}-heads`).all();
}

/** The database names the keys itself: whoever writes to it can add one of their own. */
function warnOfKeys(keys: readonly SigningKey[], pinnedKey: string | undefined): void {
  for (const { publicKey, checkpoints } of keys) {
    process.stderr.write(`${String(checkpoints)} checkpoints are signed by ${publicKey}\n`);
  }
  if (keys.length > 1) {
    process.stderr.write("WARNING: more than one key signed, and the app has only one.\n");
  }
  if (pinnedKey === undefined) {
    process.stderr.write("Compare the key with the one you noted down, or give it with --key.\n");
  }
}

function report(result: object): number {
  const isOk = "ok" in result && result.ok === true;
  process.stderr.write(isOk ? "Everything is as it was written.\n" : "NOT as it was written.\n");
  process.stdout.write(`${JSON.stringify(result)}\n`);
  return isOk ? 0 : 1;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { key: { type: "string" } },
  });
  const [file] = positionals;
  if (values.key !== undefined && !/^[0-9a-f]{64}$/u.test(values.key)) {
    throw new StartError("--key is a public key: 64 lower-case hex digits");
  }
  if (file !== undefined) {
    if (!existsSync(file)) throw new StartError(`There is no file ${file}`);
    return report(await verifyFile(file, values.key));
  }
  const url = process.env["DATABASE_URL"] ?? "";
  if (url !== "") return report(await verifyDatabase(url, values.key));
  // The embedded database is opened for a second run of this program.
  process.env["EMBEDDED_DATABASE"] ??= ".data/db";
  const program = nodeProgram("scripts/verify-evidence.ts", process.env);
  const args = [...program.args, ...process.argv.slice(2)];
  return runAgainstDatabase([{ ...program, args }]);
}

await exitWith(main);
