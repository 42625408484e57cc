// npm run keys -- status | new | rotate | retire [--retire-now] [--app-stopped]
// Looks after the key-encryption keys (docs/keys.md). Progress goes to standard error; the last line
// of standard output is the result as JSON.
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { EnvironmentError, parseKeySettings, type KeySettings } from "../app/config/env.server.ts";
import { createAppSecrets } from "../app/db/keys/app-secrets.server.ts";
import { createDatabase, type Database } from "../app/db/database.server.ts";
import { createEvidenceStore } from "../app/db/evidence/evidence-store.server.ts";
import { KeyRotationError, type KeyRotation } from "../app/db/keys/key-rotation.server.ts";
import { createKeyServices } from "../app/services/key-services.server.ts";
import { isDatabaseBehind } from "../app/ledger/copy-lines.server.ts";
import { createLedgerFile } from "../app/ledger/ledger-file.server.ts";
import { createKeyBytes } from "../app/seal/envelope.server.ts";
import { KeyFileError, makeKeyFile } from "../app/seal/key-file-service.server.ts";
import { createKeyService } from "../app/seal/key-service.server.ts";
import { exitWith, nodeProgram, runAgainstDatabase, StartError } from "./launch.ts";
import { repositoryRoot } from "./run-command.ts";

const USAGE = `npm run keys -- <what>
  status                  the keys, what each still wraps, and when a former one may go
  new                     a key: put into a new KEY_ENCRYPTION_KEY_FILE, or printed
  rotate [--retire-now]   a new key, and everything wrapped by it
  retire [--retire-now]   drop the former key once the copies it opens have aged out
--retire-now does not wait: backups made before now can be opened by nobody any more, you included.
--app-stopped says that no process of the app runs; without it, dropping a key takes half a minute.`;

const whats = ["status", "new", "rotate", "retire"] as const;
type What = (typeof whats)[number];

type Asked = { readonly what: What; readonly retireNow: boolean; readonly isAppStopped: boolean };

const say = (text: string) => process.stderr.write(`[keys] ${text}\n`);

function readArguments(): Asked | undefined {
  const { values, positionals } = parseArgs({
    options: {
      "retire-now": { type: "boolean", default: false },
      "app-stopped": { type: "boolean", default: false },
    },
    allowPositionals: true,
  });
  const what = whats.find((one) => one === positionals[0]);
  if (what === undefined || positionals.length > 1) return undefined;
  return { what, retireNow: values["retire-now"], isAppStopped: values["app-stopped"] };
}

/** Told at most once a second, and at the end. */
function createProgress() {
  const started = performance.now();
  let told = started;
  return ({ done, all }: { readonly done: number; readonly all: number }) => {
    const now = performance.now();
    if (now - told < 1_000 && done < all) return;
    told = now;
    const rate = Math.round((done * 1_000) / Math.max(now - started, 1));
    say(`${String(done)} of ${String(all)} keys wrapped anew, ${String(rate)} a second`);
  };
}

async function makeKey(): Promise<unknown> {
  const file = process.env["KEY_ENCRYPTION_KEY_FILE"] ?? "";
  if (file === "") {
    say("put it where the app finds it as KEY_ENCRYPTION_KEY, the former as");
    say("KEY_ENCRYPTION_KEY_PREVIOUS, start the app again, then: npm run keys -- rotate");
    return { key: Buffer.from(createKeyBytes()).toString("base64") };
  }
  await makeKeyFile(path.resolve(file), new Date());
  say(`${file} holds a new key. Keep a copy apart from the database's backups.`);
  return { file };
}

async function rotate({ rotation, settings }: Opened, asked: Asked): Promise<unknown> {
  const { retireNow, isAppStopped } = asked;
  if (retireNow) say("backups made before now can be opened by nobody any more");
  const result = await rotation.rotate({ retireNow, isAppStopped, onProgress: createProgress() });
  if (settings.KEY_ENCRYPTION_KEY.kind === "given" && result.former !== null) {
    const from = retireNow ? "now" : `from ${result.retireFrom?.toISOString() ?? "later"}`;
    say(
      `KEY_ENCRYPTION_KEY_PREVIOUS (${result.former}) is not needed here any more. Backups need it;`,
    );
    say(`take it away ${from}.`);
  } else if (settings.KEY_ENCRYPTION_KEY.kind === "given" && result.rewrapped === 0) {
    say("nothing to do: `npm run keys -- new` makes a key to go on with");
  }
  return result;
}

type Opened = { readonly rotation: KeyRotation; readonly settings: KeySettings };

async function carryOut(opened: Opened, asked: Asked): Promise<unknown> {
  const { retireNow, isAppStopped } = asked;
  switch (asked.what) {
    case "rotate":
      return rotate(opened, asked);
    case "retire":
      if (retireNow) say("backups made before now can be opened by nobody any more");
      return { retired: await opened.rotation.retire({ evenNow: retireNow, isAppStopped }) };
    default:
      return opened.rotation.status();
  }
}

/** A restored database still holds keys of people erased since: they must go, not be wrapped anew. */
async function requireCompared(
  { ERASURE_LEDGER_FILE: name }: KeySettings,
  { prisma }: Pick<Database, "prisma">,
): Promise<void> {
  if (name === undefined) return;
  const { _max: last } = await prisma.ledgerMark.aggregate({ _max: { position: true } });
  if (!(await isDatabaseBehind(createLedgerFile(name), last.position ?? undefined))) return;
  throw new KeyRotationError(
    "this database is behind the erasure ledger: start the app first, which erases again who was erased",
  );
}

async function runOnDatabase(asked: Asked): Promise<unknown> {
  const settings = parseKeySettings(process.env);
  const { close, ...database } = createDatabase({ url: settings.DATABASE_URL, poolSize: 4 });
  try {
    if (asked.what !== "status") await requireCompared(settings, database);
    const keyring = createKeyService(settings);
    const secrets = createAppSecrets({ prisma: database.prisma, keyring });
    const evidence = createEvidenceStore({ prisma: database.prisma, secrets });
    const clock = { now: () => new Date() };
    const rotation = createKeyServices({
      ...database,
      ...{ environment: settings, keyring, evidence, clock, report: say },
    });
    return await carryOut({ rotation, settings }, asked);
  } finally {
    await close();
  }
}

const isExpected = (error: unknown): error is Error =>
  [EnvironmentError, KeyFileError, KeyRotationError].some((kind) => error instanceof kind);

async function main(): Promise<number> {
  const asked = readArguments();
  if (asked === undefined) throw new StartError(USAGE);
  const file = path.join(repositoryRoot, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  const hasDatabase = (process.env["DATABASE_URL"] ?? "") !== "";
  if (asked.what !== "new" && !hasDatabase) {
    // Comes back here with the address of the embedded database.
    const program = nodeProgram("scripts/keys.ts", process.env);
    const args = [...program.args, ...process.argv.slice(2)];
    return runAgainstDatabase([{ ...program, args }]);
  }
  try {
    const result = await (asked.what === "new" ? makeKey() : runOnDatabase(asked));
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return 0;
  } catch (error) {
    if (!isExpected(error)) throw error;
    throw new StartError(error.message);
  }
}

await exitWith(main);
