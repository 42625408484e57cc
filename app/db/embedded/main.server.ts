// The embedded database's own process:
//   node app/db/embedded/main.server.ts --dir .data/database --port 0
// prints {"url": "..."} on one line once it takes connections. It ends on SIGTERM or SIGINT and,
// with --stop-with-stdin, when the process that started it has gone.
import { parseArgs } from "node:util";
import { openEmbeddedDatabase } from "./embedded-database.server.ts";
import { lockFolder } from "./folder-lock.server.ts";

const { values } = parseArgs({
  options: {
    dir: { type: "string" },
    port: { type: "string", default: "0" },
    "stop-with-stdin": { type: "boolean", default: false },
  },
});

function fail(text: string): never {
  process.stderr.write(`embedded database: ${text}\n`);
  process.exit(1);
}

const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

if (values.dir === undefined) fail("--dir must name a folder");
const onLost = () => fail("another process took the folder");
const release = await lockFolder({ dir: values.dir, onLost }).catch((error: unknown) =>
  fail(textOf(error)),
);
const database = await openEmbeddedDatabase({
  dir: values.dir,
  port: Number(values.port),
  onBroken: (error) => fail(textOf(error)),
});

let isStopping = false;
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await database.stop();
  await release();
  process.exit(0);
}

process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());
if (values["stop-with-stdin"]) {
  process.stdin
    .on("end", () => void stop())
    .on("error", () => void stop())
    .resume();
}
process.stdout.write(`${JSON.stringify({ url: database.url })}\n`);
