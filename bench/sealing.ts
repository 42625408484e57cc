import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { migrate } from "../scripts/migrate.ts";
import { repositoryRoot } from "../scripts/run-command.ts";
import { startEmbeddedDatabase } from "../tests/support/embedded-database.ts";
import { postgresAvailable, startPostgres } from "../tests/support/postgres.ts";
import type { Figure } from "./figure.ts";
import { benchRotation } from "./sealing/rotation.ts";
import { type Reply, replySchema, type Work, works } from "./sealing/work.ts";

const warmUps = 2;
/** The shorter the work, the more often: a busy machine must leave each side a round to itself. */
const rounds: Readonly<Record<Work, number>> = { deliveries: 20, insert: 20, read: 60, answer: 20 };
const goalRatio = 1.5;

const names: Readonly<Record<Work, string>> = {
  deliveries: "sealed-insert.deliveries",
  insert: "sealed-insert.pages",
  read: "sealed-read.pages",
  answer: "sealed-answer.build",
};

type Side = { readonly isSealed: boolean; readonly child: ChildProcess };

async function startSide(isSealed: boolean, url: string): Promise<Side> {
  const hook = path.join(repositoryRoot, "bench/sealing/without-cipher.ts");
  const child = fork(
    path.join(repositoryRoot, "bench/sealing/side.ts"),
    [isSealed ? "sealed" : "unsealed"],
    {
      env: { ...process.env, DATABASE_URL: url },
      execArgv: [
        "--disable-warning=ExperimentalWarning",
        ...(isSealed ? [] : ["--import", pathToFileURL(hook).href]),
      ],
    },
  );
  await hear(child);
  return { isSealed, child };
}

const messageSchema = z.tuple([z.unknown()]).rest(z.unknown());

/** The next message; throws when the side ends instead. */
async function hear(child: ChildProcess): Promise<unknown> {
  const heard = new AbortController();
  const { signal } = heard;
  const ended = once(child, "exit", { signal }).then(() => {
    throw new Error("a side of the bench ended");
  });
  try {
    return messageSchema.parse(await Promise.race([once(child, "message", { signal }), ended]))[0];
  } finally {
    heard.abort();
    await ended.catch(() => undefined);
  }
}

async function ask({ child, isSealed }: Side, work: Work): Promise<Reply> {
  child.send({ work });
  const reply = replySchema.parse(await hear(child));
  if (reply.work === "answer" && reply.isSealed !== isSealed) {
    throw new Error(`what should be ${isSealed ? "sealed" : "open"} is not`);
  }
  return reply;
}

/** What the work itself takes: the slower rounds tell what else the machine did. */
const fastest = (values: readonly number[]): number => Math.min(...values);

/** The sides take turns, each first every other time, so that a busy machine slows both. */
async function compare(sealed: Side, open: Side, work: Work): Promise<Figure> {
  const times = { sealed: [] as number[], open: [] as number[] };
  for (let round = -warmUps; round < rounds[work]; round += 1) {
    for (const side of round % 2 === 0 ? [sealed, open] : [open, sealed]) {
      const { ms } = await ask(side, work);
      if (round >= 0) times[side.isSealed ? "sealed" : "open"].push(ms);
    }
  }
  const [value, peer] = [fastest(times.sealed), fastest(times.open)];
  const ratio = value / peer;
  return {
    ...{ name: names[work], value, unit: "ms", peer, ratio },
    goal: `at most ${String(goalRatio)} of the same without sealing`,
    met: ratio <= goalRatio,
  };
}

/**
 * What sealing costs: the same work in two processes on one database, one with the cipher taken out and
 * without the looks for people's keys. Then how fast everything is wrapped anew, in how much memory.
 */
export async function benchSealing(): Promise<readonly Figure[]> {
  const server = await (postgresAvailable() ? startPostgres() : startEmbeddedDatabase());
  const sides: Side[] = [];
  try {
    await migrate(server.url);
    const sealed = await startSide(true, server.url);
    sides.push(sealed);
    const open = await startSide(false, server.url);
    sides.push(open);
    const figures: Figure[] = [];
    for (const work of works) {
      const figure = await compare(sealed, open, work);
      process.stderr.write(`[bench] ${JSON.stringify(figure)}\n`);
      figures.push(figure);
    }
    return [...figures, ...(await benchRotation(server.url))];
  } finally {
    for (const { child } of sides) child.disconnect();
    await server.stop();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { toTable } = await import("./figure.ts");
  console.log(toTable(await benchSealing()));
}
