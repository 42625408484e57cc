import type { Clock } from "../../domain/shared/clock.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import type { HeldKey, KeyService } from "../../seal/keyring.server.ts";
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

/** What becomes known of a key-encryption key's life; goes into the evidence. */
export type KeyEvent = {
  readonly event: "key.replaced" | "key.retired";
  readonly keyId: string;
  readonly at: Date;
  /** Written down since then it is the same news, told by a run that was killed. */
  readonly since: Date;
};

type NotingDeps = Deps & { readonly record?: (event: KeyEvent) => Promise<void> };

/**
 * Writes down when keys came and went. Where the key service does not tell when a key was
 * replaced, it is when no row was found under it any more. What is new goes into the evidence
 * first, so that a kill in between leaves it new. A key that is not held any more, though rows need
 * it, is missing and not retired.
 */
export async function noteKeyStates(deps: NotingDeps): Promise<void> {
  const wrapped = await countWrapped(deps.pool);
  const rows = await deps.prisma.keyEncryptionKeyState.findMany();
  const noting = { wrapped, rows, at: deps.clock.now() };
  await noteHeld(deps, noting);
  await noteGone(deps, noting);
}

type KeyRow = {
  readonly keyId: string;
  readonly firstSeenAt: Date;
  readonly replacedAt: Date | null;
  readonly retiredAt: Date | null;
};

type Noting = {
  readonly wrapped: ReadonlyMap<string, number>;
  readonly rows: readonly KeyRow[];
  readonly at: Date;
};

async function noteHeld(deps: NotingDeps, noting: Noting): Promise<void> {
  for (const key of deps.keys.held()) {
    const before = noting.rows.find((row) => row.keyId === key.id);
    const state = stateOf(key, before, noting);
    const isInUse = key.id === deps.keys.primaryId || isWrapping(noting, key.id);
    const replacedAt = isInUse ? null : state.replacedAt;
    if (!isInUse && state.isNews) {
      const { since } = state;
      await deps.record?.({ event: "key.replaced", keyId: key.id, at: state.replacedAt, since });
    }
    await deps.prisma.keyEncryptionKeyState.upsert({
      where: { keyId: key.id },
      create: { keyId: key.id, firstSeenAt: state.firstSeenAt, replacedAt },
      update: { replacedAt, retiredAt: null },
    });
  }
}

/** What is to be written of a held key, were it replaced. */
function stateOf(key: HeldKey, before: KeyRow | undefined, { at }: Noting) {
  const firstSeenAt = before?.firstSeenAt ?? key.createdAt ?? at;
  return {
    firstSeenAt,
    replacedAt: key.replacedAt ?? before?.replacedAt ?? at,
    since: key.replacedAt ?? firstSeenAt,
    isNews: (before?.replacedAt ?? null) === null,
  };
}

function isWrapping({ wrapped }: Noting, keyId: string): boolean {
  return (wrapped.get(keyId) ?? 0) > 0;
}

async function noteGone({ prisma, keys, record }: NotingDeps, noting: Noting): Promise<void> {
  const { rows, at } = noting;
  const gone = rows.filter(
    ({ keyId, retiredAt }) =>
      retiredAt === null && !keys.ids.includes(keyId) && !isWrapping(noting, keyId),
  );
  for (const { keyId, replacedAt, firstSeenAt } of gone) {
    await record?.({ event: "key.retired", keyId, at, since: replacedAt ?? firstSeenAt });
    await prisma.keyEncryptionKeyState.updateMany({
      where: { keyId, retiredAt: null },
      data: { retiredAt: at },
    });
  }
}
