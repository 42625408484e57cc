import { randomUUID } from "node:crypto";
import { pathToFileURL } from "node:url";
import { createDatabase } from "../app/db/database.server.ts";
import { migrate } from "../scripts/migrate.ts";
import { startApp, testAppEnvironment } from "../tests/support/app-process.ts";
import { plantShop } from "../tests/support/consent-fixture.ts";
import { startEmbeddedDatabase } from "../tests/support/embedded-database.ts";
import { linksBeside, shopDomain } from "../tests/support/leave-links.ts";
import { postgresAvailable, startPostgres } from "../tests/support/postgres.ts";
import type { Figure } from "./figure.ts";
import { measureBareServer } from "./webhooks.ts";
import type { SignedDelivery } from "./webhooks/deliveries.ts";
import { type LoadResult, sendAll } from "./webhooks/send-all.ts";

const shop = shopDomain("bench.myshopify.com");
const inFlight = 200;
const warmUp = 300;
const goalRatio = 0.4;
const body = "List-Unsubscribe=One-Click";

type RunningDatabase = { readonly url: string; readonly stop: () => Promise<void> };
type Links = ReturnType<typeof linksBeside>;

/** The POST of a mail program (RFC 8058) for so many people, each with a link of their own. */
function makePosts(links: Links, count: number): Promise<readonly SignedDelivery[]> {
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "content-length": String(Buffer.byteLength(body)),
  };
  const posts = Array.from({ length: count }, async () => ({
    ...{ body, headers },
    path: await links.pathFor(shop, `${randomUUID()}@example.test`),
  }));
  return Promise.all(posts);
}

/** Opt-outs acknowledged per second by the app as it is built, on a new database and without its jobs. */
async function measureOneClick(
  openDatabase: () => Promise<RunningDatabase>,
  count: number,
): Promise<LoadResult> {
  const server = await openDatabase();
  try {
    await migrate(server.url);
    const environment = testAppEnvironment(server.url);
    const database = createDatabase({ url: server.url, poolSize: 2 });
    await plantShop(database, shop);
    const links = linksBeside(database, environment);
    const first = await makePosts(links, warmUp);
    const posts = await makePosts(links, count);
    const app = await startApp({ ...environment, LOG_LEVEL: "info", PROCESS_ROLE: "web" });
    try {
      await sendAll({ url: app.url, deliveries: first, inFlight: 20 });
      const result = await sendAll({ url: app.url, deliveries: posts, inFlight });
      const proofs = await database.prisma.marketingProof.count();
      if (result.accepted !== count || proofs !== count + warmUp) {
        throw new Error(`${String(result.accepted)} were accepted, ${String(proofs)} are proven`);
      }
      return result;
    } finally {
      await app.stop();
      await database.close();
    }
  } finally {
    await server.stop();
  }
}

function toFigures(on: string, ours: LoadResult, bare?: LoadResult): readonly Figure[] {
  const name = (what: string) => `newsletter-one-click.${what}.${on}`;
  const rate = {
    ...{ name: name("accepted-per-second"), value: ours.acceptedPerSecond, unit: "1/s" },
  };
  const ratio = bare === undefined ? 1 : ours.acceptedPerSecond / bare.acceptedPerSecond;
  return [
    bare === undefined
      ? rate
      : {
          ...{ ...rate, peer: bare.acceptedPerSecond, ratio, met: ratio >= goalRatio },
          goal: `at least ${String(goalRatio)} of the bare server's rate`,
        },
    { name: name("p50"), value: ours.p50Ms, unit: "ms" },
    { name: name("p99"), value: ours.p99Ms, unit: "ms" },
  ];
}

/**
 * One-click POSTs taken in per second and how long they take, with 200 in flight, beside the bare server of
 * the webhooks' bench in the same run; each leaves its suppression, proof, effect and sealed target.
 */
export async function benchNewsletterOneClick(count = 4_000): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  if (postgresAvailable()) {
    const bare = await measureBareServer(count);
    const ours = await measureOneClick(startPostgres, count);
    figures.push(...toFigures("postgresql", ours, bare));
  }
  const embedded = await measureOneClick(() => startEmbeddedDatabase(), count / 4);
  return [...figures, ...toFigures("embedded", embedded)];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { toTable } = await import("./figure.ts");
  console.log(toTable(await benchNewsletterOneClick()));
}
