import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { z } from "zod";
import { createDatabase, type Database } from "../../app/db/database.server.ts";
import { createDataKey } from "../../app/db/keys/key-store.server.ts";
import { createKeyBytes } from "../../app/seal/envelope.server.ts";
import { createKeyring } from "../../app/seal/keyring.server.ts";
import { appFlags } from "../../scripts/launch.ts";
import { repositoryRoot } from "../../scripts/run-command.ts";
import type { Figure } from "../figure.ts";

const sizes = [10_000, 100_000] as const;
const insertRows = 1_000;
const goalGrowthMb = 20;

const rotatedSchema = z.object({ done: z.number(), ms: z.number(), peakMb: z.number() });
type Rotated = z.infer<typeof rotatedSchema>;

type World = { readonly database: Database; readonly url: string; readonly installationId: string };

/** People's keys under a key-encryption key of their own, which they are then taken away from. */
async function rotate({ database, url, installationId }: World, people: number): Promise<Rotated> {
  const { prisma, pool } = database;
  const former = createKeyBytes();
  const keyring = createKeyring({ primary: former });
  await prisma.dataKey.deleteMany();
  for (let made = 0; made < people; made += insertRows) {
    await prisma.dataKey.createMany({
      data: Array.from({ length: insertRows }, () => {
        return { ...createDataKey(keyring).row, installationId, subject: "person" };
      }),
    });
  }
  await pool.query(`VACUUM ANALYZE "DataKey"`);
  const child = fork(path.join(repositoryRoot, "bench/sealing/rotate.ts"), {
    env: {
      ...process.env,
      DATABASE_URL: url,
      FORMER_KEY: Buffer.from(former).toString("base64"),
    },
    // As the app and its commands run.
    execArgv: [...appFlags(process.env)],
  });
  const [rotated] = z
    .tuple([rotatedSchema])
    .rest(z.unknown())
    .parse(await once(child, "message"));
  if (rotated.done !== people) throw new Error("not every key was wrapped anew");
  return rotated;
}

/** How many keys a second are wrapped anew, and by how much memory grows with ten times as many people. */
export async function benchRotation(url: string): Promise<readonly Figure[]> {
  const database = createDatabase({ url });
  try {
    const installation = await database.prisma.installation.create({
      data: { state: "installed", shop: { create: { domain: "rotation.myshopify.com" } } },
    });
    const world = { database, url, installationId: installation.id };
    const few = await rotate(world, sizes[0]);
    const many = await rotate(world, sizes[1]);
    const growthMb = many.peakMb - few.peakMb;
    return [
      {
        name: "key-rotation.keys-per-second.100000",
        value: many.done / (many.ms / 1_000),
        unit: "1/s",
      },
      { name: "key-rotation.seconds.100000", value: many.ms / 1_000, unit: "s" },
      { name: "key-rotation.peak-memory.100000", value: many.peakMb, unit: "MB" },
      {
        ...{ name: "key-rotation.memory-growth.10000-to-100000", value: growthMb, unit: "MB" },
        goal: `under ${String(goalGrowthMb)} MB`,
        met: growthMb < goalGrowthMb,
      },
    ];
  } finally {
    await database.close();
  }
}
