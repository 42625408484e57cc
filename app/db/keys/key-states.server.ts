import type { Clock } from "../../domain/shared/clock.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import type { KeyService } from "../../seal/keyring.server.ts";
import { countWrapped, type RewrapDeps } from "./rewrap-keys.server.ts";

type Deps = {
  readonly prisma: PrismaClient;
  readonly pool: RewrapDeps["pool"];
  readonly keys: KeyService;
  readonly clock: Clock;
};

/** A key-encryption key that is held, or that wrapped something here once. */
export type KnownKey = {
  readonly id: string;
  readonly isHeld: boolean;
  readonly firstSeenAt: Date;
  readonly replacedAt: Date | null;
  readonly retiredAt: Date | null;
};

/** All keys that are held or that the database knows of; those not written down yet first. */
export async function readKeyStates({
  prisma,
  keys,
  clock,
}: Pick<Deps, "prisma" | "keys" | "clock">): Promise<readonly KnownKey[]> {
  const held = new Set(keys.ids);
  const rows = await prisma.keyEncryptionKeyState.findMany({ orderBy: { firstSeenAt: "desc" } });
  const written = new Set(rows.map(({ keyId }) => keyId));
  const unwritten = keys.held().filter(({ id }) => !written.has(id));
  return [
    ...unwritten.map(({ id, createdAt, replacedAt }) => ({
      ...{ id, isHeld: true, firstSeenAt: createdAt ?? clock.now(), replacedAt, retiredAt: null },
    })),
    ...rows.map(({ keyId, ...times }) => ({ id: keyId, isHeld: held.has(keyId), ...times })),
  ];
}

/**
 * Writes down when keys came and went. Where the key service does not tell when a key was
 * replaced, it is when no row was found under it any more. Answers the keys newly replaced.
 */
export async function noteKeyStates(deps: Deps): Promise<readonly string[]> {
  const { prisma, keys, clock } = deps;
  const at = clock.now();
  const wrapped = await countWrapped(deps.pool);
  const isInUse = (id: string) => id === keys.primaryId || (wrapped.get(id) ?? 0) > 0;
  const rows = await prisma.keyEncryptionKeyState.findMany();
  const written = new Map(rows.map((row) => [row.keyId, row.replacedAt]));
  const replaced: string[] = [];
  for (const key of keys.held()) {
    const before = written.get(key.id) ?? null;
    const replacedAt = isInUse(key.id) ? null : (key.replacedAt ?? before ?? at);
    if (replacedAt !== null && before === null) replaced.push(key.id);
    await prisma.keyEncryptionKeyState.upsert({
      where: { keyId: key.id },
      create: { keyId: key.id, firstSeenAt: key.createdAt ?? at, replacedAt },
      update: { replacedAt, retiredAt: null },
    });
  }
  await prisma.keyEncryptionKeyState.updateMany({
    where: { keyId: { notIn: [...keys.ids] }, retiredAt: null },
    data: { retiredAt: at },
  });
  return replaced;
}
