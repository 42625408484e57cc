import { Session, type SessionParams } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import { z } from "zod";

/** A session as our rows keep it. */
type KeptSession = {
  readonly id: string;
  readonly shop: string;
  readonly isOnline: boolean;
  readonly staffUserId: string | null;
  readonly expiresAt: Date | null;
  readonly content: string;
};

type SessionToKeep = KeptSession & {
  /** The scopes its token grants; null when it holds none. */
  readonly grantedScopes: readonly string[] | null;
};

/** Where sessions are kept, sealed. */
export type SessionRows = {
  readonly save: (session: SessionToKeep) => Promise<void>;
  readonly renew: (session: SessionToKeep, askedAt: Date) => Promise<boolean>;
  readonly find: (id: string) => Promise<KeptSession | undefined>;
  readonly findByShop: (shop: string) => Promise<readonly KeptSession[]>;
  readonly delete: (ids: readonly string[]) => Promise<void>;
};

const instant = z.iso.datetime().transform((text) => new Date(text));

const contentSchema = z.object({
  state: z.string(),
  scope: z.string().optional(),
  accessToken: z.string().optional(),
  expires: instant.optional(),
  refreshToken: z.string().optional(),
  refreshTokenExpires: instant.optional(),
  onlineAccessInfo: z
    .looseObject({
      expires_in: z.number(),
      associated_user_scope: z.string(),
      associated_user: z.looseObject({ id: z.number() }),
    })
    .optional(),
});

export type RenewableSessions = SessionStorage & {
  /** Stores a renewed token; false when the session it renews is gone. */
  readonly renewSession: (session: Session, askedAt: Date) => Promise<boolean>;
};

/** Shopify's session storage over our rows; `Session` objects in, `Session` objects out. */
export function createSessionStorage(rows: SessionRows): RenewableSessions {
  return {
    renewSession: (session, askedAt) => rows.renew(toKept(session), askedAt),
    storeSession: async (session) => {
      await rows.save(toKept(session));
      return true;
    },
    loadSession: async (id) => {
      const kept = await rows.find(id);
      return kept === undefined ? undefined : toSession(kept);
    },
    deleteSession: async (id) => {
      await rows.delete([id]);
      return true;
    },
    deleteSessions: async (ids) => {
      await rows.delete(ids);
      return true;
    },
    findSessionsByShop: async (shop) => (await rows.findByShop(shop)).map(toSession),
  };
}

function toKept(session: Session): SessionToKeep {
  const { accessToken, scope } = session;
  const { id, shop, isOnline, ...content } = session.toObject();
  return {
    id,
    shop,
    isOnline,
    staffUserId: session.onlineAccessInfo?.associated_user.id.toString() ?? null,
    expiresAt: session.expires ?? null,
    content: JSON.stringify(content),
    grantedScopes: accessToken === undefined ? null : toScopes(scope),
  };
}

function toScopes(scope: string | undefined): readonly string[] {
  return (scope ?? "").split(",").filter((name) => name !== "");
}

function toSession(kept: KeptSession): Session {
  const content = contentSchema.parse(JSON.parse(kept.content));
  const present = Object.fromEntries(
    Object.entries(content).filter(([, value]) => value !== undefined),
  );
  const params: SessionParams = {
    id: kept.id,
    shop: kept.shop,
    isOnline: kept.isOnline,
    state: content.state,
    ...present,
  };
  return new Session(params);
}
