import type { Clock } from "../../domain/shared/clock.ts";
import type { ShopSeal } from "../../domain/data-requests/ports.ts";
import { asInstallationId, type InstallationId, parseShopDomain } from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import type { InstallationStore } from "./installation-store.server.ts";

/** A session as it is kept: what must be found by in the open, the rest in `content`. */
type KeptSession = {
  readonly id: string;
  readonly shop: string;
  readonly isOnline: boolean;
  readonly staffUserId: string | null;
  readonly expiresAt: Date | null;
  /** Tokens and the user's name; sealed at rest. */
  readonly content: string;
};

type SessionToKeep = KeptSession & {
  /** The scopes its token grants; null when it holds none, which proves nothing. */
  readonly grantedScopes: readonly string[] | null;
};

type Deps = {
  readonly prisma: PrismaClient;
  readonly shopSeal: ShopSeal;
  readonly clock: Clock;
  readonly installations: Pick<InstallationStore, "find" | "open">;
};

/**
 * Keeps Shopify's sessions with their content sealed under the shop's key. A
 * session of a lifetime that has ended is as good as absent.
 */
export function createSessionStore(deps: Deps) {
  const { prisma } = deps;
  return {
    /** A token that was just exchanged proves that the app is installed: its lifetime is opened. */
    save: (session: SessionToKeep) => save(deps, session),
    /**
     * Puts a renewed token in the place of the old one; false when that is gone,
     * for a renewal that ends after an uninstall must not open a lifetime.
     */
    renew: (session: SessionToKeep, askedAt: Date) => renew(deps, session, askedAt),
    /** Open lifetimes whose offline token was obtained before then. */
    findOldTokens: async (before: Date): Promise<readonly InstallationId[]> => {
      const rows = await prisma.session.findMany({
        where: { isOnline: false, obtainedAt: { lt: before }, installation: installed },
        orderBy: { obtainedAt: "asc" },
        select: { installationId: true },
      });
      return rows.map((row) => asInstallationId(row.installationId ?? ""));
    },
    find: async (id: string): Promise<KeptSession | undefined> => {
      const [row] = await read(deps, { id });
      return row;
    },
    findByShop: (shop: string): Promise<readonly KeptSession[]> => read(deps, { shop }),
    delete: async (ids: readonly string[]): Promise<void> => {
      await prisma.session.deleteMany({ where: { id: { in: [...ids] } } });
    },
  };
}

const context = (id: string) => `Session:sealedSession:${id}`;

const installed = { state: "installed" } as const;

async function save(deps: Deps, session: SessionToKeep): Promise<void> {
  const shop = parseShopDomain(session.shop);
  if (shop === undefined) throw new Error("A session must name a shop on myshopify.com");
  const { installations } = deps;
  const { grantedScopes } = session;
  const now = deps.clock.now();
  const open = await (grantedScopes === null
    ? installations.find(shop)
    : installations.open(shop, now, grantedScopes));
  if (open === undefined) return;
  const data = await toRow(deps, { session, installationId: open.id, obtainedAt: now });
  await deps.prisma.session.upsert({
    where: { id: session.id },
    create: { id: session.id, ...data },
    update: data,
  });
}

async function renew(deps: Deps, session: SessionToKeep, askedAt: Date): Promise<boolean> {
  const { id } = session;
  const before = await deps.prisma.session.findFirst({
    where: { id, installation: installed },
    select: { installationId: true },
  });
  const kept = before?.installationId ?? null;
  if (kept === null) return false;
  const installationId = asInstallationId(kept);
  const { count } = await deps.prisma.session.updateMany({
    where: { id, installationId, installation: installed },
    data: await toRow(deps, { session, installationId, obtainedAt: askedAt }),
  });
  return count > 0;
}

async function toRow(
  { shopSeal }: Deps,
  kept: {
    readonly session: SessionToKeep;
    readonly installationId: InstallationId;
    readonly obtainedAt: Date;
  },
) {
  const { session, installationId, obtainedAt } = kept;
  const { id, shop, isOnline, staffUserId, expiresAt } = session;
  const plain = Buffer.from(session.content, "utf8");
  const sealed = await shopSeal.seal(installationId, context(id), plain);
  const sealedSession = Buffer.from(sealed);
  return { installationId, shop, isOnline, staffUserId, expiresAt, obtainedAt, sealedSession };
}

async function read(
  { prisma, shopSeal }: Deps,
  where: { readonly id: string } | { readonly shop: string },
): Promise<readonly KeptSession[]> {
  const rows = await prisma.session.findMany({
    where: { ...where, installation: installed },
    orderBy: { obtainedAt: "desc" },
    take: 250,
  });
  return Promise.all(
    rows.map(async ({ id, shop, isOnline, staffUserId, expiresAt, ...row }) => {
      const installationId = asInstallationId(row.installationId ?? "");
      const plain = await shopSeal.open(installationId, context(id), row.sealedSession);
      const content = Buffer.from(plain).toString("utf8");
      return { id, shop, isOnline, staffUserId, expiresAt, content };
    }),
  );
}
