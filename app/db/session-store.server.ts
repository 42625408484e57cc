import type { Clock } from "../domain/shared/clock.ts";
import type { ShopSeal } from "../domain/data-requests/ports.ts";
import { asInstallationId, parseShopDomain, type ShopDomain } from "../domain/shared/ids.ts";
import type { PrismaClient } from "../generated/prisma/client.ts";
import type { OpenInstallation } from "./installation-store.server.ts";

/** A session as it is kept: what must be found by in the open, the rest in `content`. */
export type KeptSession = {
  readonly id: string;
  readonly shop: string;
  readonly isOnline: boolean;
  readonly staffUserId: string | null;
  readonly expiresAt: Date | null;
  /** Tokens and the user's name; sealed at rest. */
  readonly content: string;
};

type Deps = {
  readonly prisma: PrismaClient;
  readonly shopSeal: ShopSeal;
  readonly clock: Clock;
  /** A session proves that the app is installed: its lifetime is opened if it is not. */
  readonly openInstallation: (shop: ShopDomain, now: Date) => Promise<OpenInstallation>;
};

export type SessionStore = ReturnType<typeof createSessionStore>;

/**
 * Keeps Shopify's sessions with their content sealed under the shop's key. A
 * session of a lifetime that has ended is as good as absent.
 */
export function createSessionStore(deps: Deps) {
  const { prisma } = deps;
  return {
    save: (session: KeptSession) => save(deps, session),
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

async function save(deps: Deps, session: KeptSession): Promise<void> {
  const shop = parseShopDomain(session.shop);
  if (shop === undefined) throw new Error("A session must name a shop on myshopify.com");
  const { id: installationId } = await deps.openInstallation(shop, deps.clock.now());
  const plain = Buffer.from(session.content, "utf8");
  const data = {
    installationId,
    shop,
    isOnline: session.isOnline,
    staffUserId: session.staffUserId,
    expiresAt: session.expiresAt,
    sealedSession: Buffer.from(
      await deps.shopSeal.seal(installationId, context(session.id), plain),
    ),
  };
  await deps.prisma.session.upsert({
    where: { id: session.id },
    create: { id: session.id, ...data },
    update: data,
  });
}

async function read(
  { prisma, shopSeal }: Deps,
  where: { readonly id: string } | { readonly shop: string },
): Promise<readonly KeptSession[]> {
  const rows = await prisma.session.findMany({
    where: { ...where, installation: { state: "installed" } },
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
