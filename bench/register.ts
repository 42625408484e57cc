import { randomBytes } from "node:crypto";
import { pathToFileURL } from "node:url";
import { createDatabase } from "../app/db/database.server.ts";
import { createEvidenceStore } from "../app/db/evidence/evidence-store.server.ts";
import { createKeyStore } from "../app/db/keys/key-store.server.ts";
import { createRegisterStore } from "../app/db/register/register-store.server.ts";
import { findGaps } from "../app/domain/register/find-gaps.ts";
import type { Register } from "../app/domain/register/types.ts";
import { asInstallationId, type InstallationId } from "../app/domain/shared/ids.ts";
import { createKeyBytes } from "../app/seal/envelope.server.ts";
import { createKeyring } from "../app/seal/keyring.server.ts";
import { migrate } from "../scripts/migrate.ts";
import { startEmbeddedDatabase } from "../tests/support/embedded-database.ts";
import { postgresAvailable, startPostgres } from "../tests/support/postgres.ts";
import { sampleRegister, sampleStoredItem } from "../tests/support/register-fixture.ts";
import type { Figure } from "./figure.ts";

const few = { versions: 10, items: 10 };
const many = { versions: 10_000, items: 500 };
const goalRatio = 1.5;
const warmUps = 5;
const rounds = 60;
/** Rows a page shows. */
const pageSize = 50;

/** A register with so many stored items. */
function registerWith(count: number, name: string): Register {
  const register = sampleRegister();
  const storedItems = Array.from({ length: count }, (_, number) =>
    sampleStoredItem({
      ...{ id: `item-${String(number)}`, name: `_item_${String(number)}`, purpose: "statistics" },
      ...{ setBy: "google-analytics", use: "statistics" },
      description: { sv: "Räknar besök.", en: "Counts visits." },
    }),
  );
  return { ...register, storedItems, controller: { ...register.controller, name } };
}

function openWorld(url: string) {
  const database = createDatabase({ url, poolSize: 4 });
  const { prisma } = database;
  const seed = randomBytes(32);
  const keys = createKeyStore({ prisma, keyring: createKeyring({ primary: createKeyBytes() }) });
  const evidence = createEvidenceStore({ prisma, secrets: { get: async () => seed } });
  return { database, prisma, store: createRegisterStore({ prisma, ...keys, evidence }) };
}

type World = ReturnType<typeof openWorld>;

/**
 * A shop with so many versions of a register with so many stored items. Two are real; the others
 * stand below them as rows nobody opens, which is all that pages of a history read of them.
 */
async function addShop(
  { prisma, store }: World,
  { versions, items }: typeof few,
): Promise<InstallationId> {
  const domain = `bench-${String(versions)}.myshopify.com`;
  const shop = await prisma.shop.create({ data: { domain } });
  const made = await prisma.installation.create({ data: { shopId: shop.id, state: "installed" } });
  const installationId = asInstallationId(made.id);
  for (const [index, name] of ["First AB", "Second AB"].entries()) {
    await store.makeVersion({
      ...{ installationId, register: registerWith(items, name), cause: "edited" },
      ...{ author: "staff:1", at: new Date(), basedOn: index === 0 ? null : index },
    });
  }
  await prisma.$executeRaw`
    INSERT INTO "RegisterVersion" ("id", "installationId", "number", "cause", "author",
      "sealedRegister", "sealedChanges", "changeCount", "digest", "createdAt")
    SELECT gen_random_uuid(), ${installationId}::uuid, -n, 'edited', 'staff:1',
      ${randomBytes(1_500)}, ${randomBytes(200)}, 1, ${"0".repeat(64)}, now()
    FROM generate_series(0, ${versions - 3}::int) AS n`;
  return installationId;
}

/** What the register's pages read, by name. */
const reads: Readonly<Record<string, (world: World, shop: InstallationId) => Promise<unknown>>> = {
  "current-and-gaps": async ({ store }, shop) => {
    const version = await store.findCurrent(shop);
    return version === undefined ? [] : findGaps(version.register);
  },
  "history-page": ({ store }, shop) => store.listVersions(shop, { before: null, limit: pageSize }),
  "one-version": ({ store }, shop) => store.findVersion(shop, 1),
};

/** The sides take turns, each first every other time, so that a busy machine slows both. */
async function compare(
  world: World,
  sides: { readonly small: InstallationId; readonly large: InstallationId },
  name: string,
): Promise<Figure> {
  const read = reads[name];
  if (read === undefined) throw new Error(`no read is called ${name}`);
  const times = { small: [] as number[], large: [] as number[] };
  for (let round = -warmUps; round < rounds; round += 1) {
    const turns = round % 2 === 0 ? (["small", "large"] as const) : (["large", "small"] as const);
    for (const side of turns) {
      const startedAt = performance.now();
      await read(world, sides[side]);
      if (round >= 0) times[side].push(performance.now() - startedAt);
    }
  }
  const [value, peer] = [median(times.large), median(times.small)];
  const ratio = value / peer;
  return {
    ...{ name: `register.${name}`, value, unit: "ms", peer, ratio },
    goal: `at most ${String(goalRatio)} of ten versions and ten stored items`,
    met: ratio <= goalRatio,
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}

/** What 10,000 versions and 500 stored items cost the register's pages, beside ten of each. */
export async function benchRegister(): Promise<readonly Figure[]> {
  const server = await (postgresAvailable() ? startPostgres() : startEmbeddedDatabase());
  try {
    await migrate(server.url);
    const world = openWorld(server.url);
    try {
      const sides = { small: await addShop(world, few), large: await addShop(world, many) };
      const figures: Figure[] = [];
      for (const name of Object.keys(reads)) figures.push(await compare(world, sides, name));
      return figures;
    } finally {
      await world.database.close();
    }
  } finally {
    await server.stop();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { toTable } = await import("./figure.ts");
  console.log(toTable(await benchRegister()));
}
