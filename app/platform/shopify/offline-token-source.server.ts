import { Session } from "@shopify/shopify-api";
import { z } from "zod";
import { TransientSourceError } from "../../domain/data-requests/ports.ts";
import type { Clock } from "../../domain/shared/clock.ts";
import { toMs } from "../../domain/shared/duration.ts";
import type { InstallationId, ShopDomain } from "../../domain/shared/ids.ts";
import type { RenewableSessions } from "./session-storage.server.ts";
import type { ShopAccess, TokenSource } from "./token-source.server.ts";

export type OfflineTokenDeps = {
  readonly sessions: Pick<RenewableSessions, "loadSession" | "renewSession">;
  /** The shop of an installation; undefined while the app is not installed in it. */
  readonly findShop: (installation: InstallationId) => Promise<ShopDomain | undefined>;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly clock: Clock;
  readonly fetch?: typeof fetch;
};

/** As Shopify's library: a token about to expire is renewed before it is used. */
const RENEW_WITHIN = { minutes: 5 } as const;
const TIMEOUT = { seconds: 15 } as const;

const replySchema = z.object({
  access_token: z.string(),
  scope: z.string(),
  expires_in: z.number(),
  refresh_token: z.string(),
  refresh_token_expires_in: z.number(),
});

/**
 * Access tokens of the jobs: the shop's offline token, renewed when it is about
 * to expire or was refused. The library's own renewal turns every failure into
 * "500"; here a revoked token (undefined) and a Shopify that does not answer
 * (`TransientSourceError`) are told apart.
 */
export function createOfflineTokenSource(deps: OfflineTokenDeps): TokenSource {
  const renewals = new Map<ShopDomain, Promise<ShopAccess | undefined>>();
  const renewOnce = (shop: ShopDomain, session: Session) => {
    const running = renewals.get(shop);
    if (running !== undefined) return running;
    const renewal = renew(deps, shop, session).finally(() => renewals.delete(shop));
    renewals.set(shop, renewal);
    return renewal;
  };
  return {
    accessFor: async (installation, { refresh }) => {
      const shop = await deps.findShop(installation);
      if (shop === undefined) return undefined;
      const session = await deps.sessions.loadSession(offlineSessionId(shop));
      if (session?.accessToken === undefined) return undefined;
      return refresh || isExpiring(session, deps.clock)
        ? renewOnce(shop, session)
        : { shop, accessToken: session.accessToken };
    },
  };
}

/** The id under which Shopify's library keeps a shop's offline session. */
export function offlineSessionId(shop: ShopDomain): string {
  return `offline_${shop}`;
}

function isExpiring(session: Session, clock: Clock): boolean {
  const limitMs = clock.now().getTime() + toMs(RENEW_WITHIN);
  return session.expires !== undefined && session.expires.getTime() < limitMs;
}

async function renew(
  deps: OfflineTokenDeps,
  shop: ShopDomain,
  session: Session,
): Promise<ShopAccess | undefined> {
  if (session.refreshToken === undefined) return undefined;
  const askedAt = deps.clock.now();
  const response = await askForToken(deps, shop, session.refreshToken);
  if (response.status >= 500 || response.status === 429) {
    throw new TransientSourceError(`token renewal was answered ${response.status}`);
  }
  if (!response.ok) return renewedElsewhere(deps, shop, session);
  const reply = replySchema.safeParse(await response.json().catch(() => undefined));
  if (!reply.success) throw new TransientSourceError("token renewal was answered unreadably");
  const isKept = await deps.sessions.renewSession(toSession(deps, session, reply.data), askedAt);
  if (!isKept) return undefined;
  return { shop, accessToken: reply.data.access_token };
}

async function askForToken(
  deps: OfflineTokenDeps,
  shop: ShopDomain,
  refreshToken: string,
): Promise<Response> {
  try {
    return await (deps.fetch ?? fetch)(`https://${shop}/admin/oauth/access_token`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({
        client_id: deps.apiKey,
        client_secret: deps.apiSecret,
        grant_type: "refresh_token",
        refresh_token: refreshToken,
      }),
      signal: AbortSignal.timeout(toMs(TIMEOUT)),
    });
  } catch (cause) {
    throw new TransientSourceError("token renewal was not answered", { cause });
  }
}

/** Refused: another process may have renewed with the same token a moment before. */
async function renewedElsewhere(
  deps: OfflineTokenDeps,
  shop: ShopDomain,
  session: Session,
): Promise<ShopAccess | undefined> {
  const now = await deps.sessions.loadSession(offlineSessionId(shop));
  const token = now?.accessToken;
  return token === undefined || token === session.accessToken
    ? undefined
    : { shop, accessToken: token };
}

function toSession(
  { clock }: OfflineTokenDeps,
  session: Session,
  reply: z.infer<typeof replySchema>,
): Session {
  const inSeconds = (seconds: number) => new Date(clock.now().getTime() + toMs({ seconds }));
  return new Session({
    ...session.toObject(),
    scope: reply.scope,
    accessToken: reply.access_token,
    expires: inSeconds(reply.expires_in),
    refreshToken: reply.refresh_token,
    refreshTokenExpires: inSeconds(reply.refresh_token_expires_in),
  });
}
