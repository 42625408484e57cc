import { z } from "zod";

import type { AppCredentials } from "./app-credentials.ts";
import { verifyIdToken } from "./id-token.ts";
import type { Installation, Installations } from "./installations.ts";
import { findShopUser } from "./shop-users.ts";
import type { ShopUser } from "./shop-users.ts";

/** Answer of `POST /admin/oauth/access_token`. */
export type TokenReply = {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
};

const grants = {
  tokenExchange: "urn:ietf:params:oauth:grant-type:token-exchange",
  refresh: "refresh_token",
} as const;

const tokenTypes = {
  offline: "urn:shopify:params:oauth:token-type:offline-access-token",
  online: "urn:shopify:params:oauth:token-type:online-access-token",
} as const;

/** Shopify: access tokens an hour, refresh tokens 90 days, online a day. */
const lifeSeconds = {
  access: 3600,
  refresh: 90 * 24 * 3600,
  online: 24 * 3600 - 1,
} as const;

const clientSchema = z.object({
  client_id: z.string(),
  client_secret: z.string(),
});

const grantSchema = z.discriminatedUnion("grant_type", [
  z.object({
    grant_type: z.literal(grants.tokenExchange),
    subject_token: z.string(),
    subject_token_type: z.literal("urn:ietf:params:oauth:token-type:id_token"),
    requested_token_type: z.enum([tokenTypes.offline, tokenTypes.online]),
    expiring: z.union([z.literal("1"), z.literal("0"), z.literal(1), z.literal(0)]).default("0"),
  }),
  z.object({
    grant_type: z.literal(grants.refresh),
    refresh_token: z.string(),
  }),
]);

/** Creates the endpoint that turns id tokens and refresh tokens into access. */
export function createTokenEndpoint(
  app: AppCredentials,
  installations: Installations,
): (shop: string, form: unknown) => TokenReply {
  return (shop, form) => {
    if (!isOurClient(app, form)) return failure(401, "invalid_client");
    const grant = grantSchema.safeParse(form);
    if (!grant.success) return failure(400, "invalid_request");
    const installation = installations.find(shop);
    if (installation?.installed !== true) return failure(400, "app_not_installed");
    if (grant.data.grant_type === grants.tokenExchange) {
      return exchange({ app, installations, installation }, grant.data);
    }
    const { refresh_token: refreshToken } = grant.data;
    return installations.consumeRefreshToken(shop, refreshToken)
      ? expiringReply(installations, installation, refreshToken)
      : failure(400, "invalid_grant");
  };
}

function isOurClient(app: AppCredentials, form: unknown): boolean {
  const client = clientSchema.safeParse(form);
  return (
    client.success &&
    client.data.client_id === app.apiKey &&
    client.data.client_secret === app.apiSecret
  );
}

function exchange(
  from: {
    readonly app: AppCredentials;
    readonly installations: Installations;
    readonly installation: Installation;
  },
  grant: {
    readonly subject_token: string;
    readonly requested_token_type: string;
    readonly expiring: string | number;
  },
): TokenReply {
  const { app, installations, installation } = from;
  const userId = verifyIdToken(app, installation.shop, grant.subject_token);
  const user = userId === undefined ? undefined : findShopUser(userId);
  if (user === undefined) return failure(400, "invalid_subject_token");
  if (grant.requested_token_type === tokenTypes.online) {
    return onlineReply(installations, installation, user);
  }
  return Number(grant.expiring) === 1
    ? expiringReply(installations, installation, null)
    : lastingReply(installations, installation);
}

/** An offline pair; the refresh token that asked for it lives on for now. */
function expiringReply(
  installations: Installations,
  installation: Installation,
  replaces: string | null,
): TokenReply {
  const { shop } = installation;
  const accessToken = installations.issueAccessToken({
    shop,
    userId: null,
    lifeSeconds: lifeSeconds.access,
  });
  const refreshToken = installations.issueRefreshToken({
    shop,
    lifeSeconds: lifeSeconds.refresh,
    replaces,
  });
  return success({
    access_token: accessToken,
    scope: installation.scopes.join(","),
    expires_in: lifeSeconds.access,
    refresh_token: refreshToken,
    refresh_token_expires_in: lifeSeconds.refresh,
  });
}

function lastingReply(installations: Installations, { shop, scopes }: Installation): TokenReply {
  return success({
    access_token: installations.issueAccessToken({
      shop,
      userId: null,
      lifeSeconds: null,
    }),
    scope: scopes.join(","),
  });
}

function onlineReply(
  installations: Installations,
  { shop, scopes }: Installation,
  user: ShopUser,
): TokenReply {
  return success({
    access_token: installations.issueAccessToken({
      shop,
      userId: user.id,
      lifeSeconds: lifeSeconds.online,
    }),
    scope: scopes.join(","),
    expires_in: lifeSeconds.online,
    associated_user_scope: scopes.join(","),
    associated_user: {
      id: Number(user.id),
      first_name: user.firstName,
      last_name: user.lastName,
      email: user.email,
      email_verified: true,
      account_owner: user.accountOwner,
      locale: "en",
      collaborator: false,
    },
  });
}

function success(body: Readonly<Record<string, unknown>>): TokenReply {
  return { status: 200, body };
}

function failure(status: number, error: string): TokenReply {
  return { status, body: { error } };
}
