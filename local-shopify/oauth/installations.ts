import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

import { z } from "zod";

import type { LocalClock } from "../contract.ts";

/** Tokens that open the Admin API. */
const accessTokenSchema = z.object({
  token: z.string(),
  shop: z.string(),
  /** Set for online tokens, which act for one user. */
  userId: z.string().nullable(),
  /** Local time in ms, null for tokens that do not expire. */
  expiresAtMs: z.number().nullable(),
});
export type AccessToken = z.infer<typeof accessTokenSchema>;

const refreshTokenSchema = z.object({
  token: z.string(),
  shop: z.string(),
  expiresAtMs: z.number(),
  /** The refresh token that dies when this one is used. */
  replaces: z.string().nullable(),
});
export type RefreshToken = z.infer<typeof refreshTokenSchema>;

const installationSchema = z.object({
  shop: z.string(),
  id: z.number(),
  installed: z.boolean(),
  scopes: z.array(z.string()),
  /** When `shop/redact` is due after an uninstall, local time in ms. */
  shopRedactAtMs: z.number().nullable(),
});
export type Installation = z.infer<typeof installationSchema>;

const stateSchema = z.object({
  installations: z.array(installationSchema),
  accessTokens: z.array(accessTokenSchema),
  refreshTokens: z.array(refreshTokenSchema),
});

/** Who has the app, with which scopes, and which tokens are alive. */
export type Installations = ReturnType<typeof createInstallations>;

/**
 * Keeps installations and tokens, on disk too, so that a restarted stand-in
 * still knows the tokens the app has stored.
 *
 * @param stateFile JSON file, made when missing
 */
export function createInstallations(stateFile: string, clock: LocalClock) {
  const kept = readState(stateFile);
  const byShop = new Map(kept.installations.map((one) => [one.shop, one]));
  const accessTokens = new Map(kept.accessTokens.map((t) => [t.token, t]));
  const refreshTokens = new Map(kept.refreshTokens.map((t) => [t.token, t]));
  const save = (): void => {
    writeState(stateFile, {
      installations: [...byShop.values()],
      accessTokens: [...accessTokens.values()],
      refreshTokens: [...refreshTokens.values()],
    });
  };
  const change = (shop: string, patch: Partial<Installation>): Installation => {
    const changed = { ...(byShop.get(shop) ?? emptyInstallation(shop)), ...patch };
    byShop.set(shop, changed);
    save();
    return changed;
  };
  const dropTokens = (shop: string): void => {
    for (const map of [accessTokens, refreshTokens]) {
      for (const [key, held] of map) if (held.shop === shop) map.delete(key);
    }
    save();
  };

  const tokens = { accessTokens, refreshTokens, clock, save };
  return {
    find: (shop: string) => byShop.get(shop),
    all: () => [...byShop.values()],
    change,
    dropTokens,
    ...accessTokenMethods(tokens),
    ...refreshTokenMethods(tokens),
  };
}

type TokenState = {
  readonly accessTokens: Map<string, AccessToken>;
  readonly refreshTokens: Map<string, RefreshToken>;
  readonly clock: LocalClock;
  readonly save: () => void;
};

function accessTokenMethods({ accessTokens, clock, save }: TokenState) {
  const nowMs = (): number => clock.now().getTime();
  return {
    issueAccessToken: (grant: {
      readonly shop: string;
      readonly userId: string | null;
      readonly lifeSeconds: number | null;
    }): string => {
      const token = `shpat_${randomBytes(16).toString("hex")}`;
      const { shop, userId, lifeSeconds } = grant;
      const expiresAtMs = lifeSeconds === null ? null : nowMs() + lifeSeconds * 1000;
      accessTokens.set(token, { token, shop, userId, expiresAtMs });
      save();
      return token;
    },
    /** The live access token, if it is one. */
    findAccessToken: (token: string): AccessToken | undefined => {
      const held = accessTokens.get(token);
      if (held === undefined) return undefined;
      return held.expiresAtMs === null || held.expiresAtMs > nowMs() ? held : undefined;
    },
    /** Ends the life of a shop's access tokens; refreshing still works. */
    expireAccessTokens: (shop: string): void => {
      for (const held of accessTokens.values()) {
        if (held.shop === shop) accessTokens.set(held.token, { ...held, expiresAtMs: nowMs() });
      }
      save();
    },
  };
}

function refreshTokenMethods({ refreshTokens, clock, save }: TokenState) {
  const nowMs = (): number => clock.now().getTime();
  return {
    issueRefreshToken: (grant: {
      readonly shop: string;
      readonly lifeSeconds: number;
      readonly replaces: string | null;
    }): string => {
      const token = `shprt_${randomBytes(16).toString("hex")}`;
      const expiresAtMs = nowMs() + grant.lifeSeconds * 1000;
      const { shop, replaces } = grant;
      refreshTokens.set(token, { token, shop, expiresAtMs, replaces });
      save();
      return token;
    },
    /** Uses a shop's refresh token: the one it replaced stops working. */
    consumeRefreshToken: (shop: string, token: string): boolean => {
      const held = refreshTokens.get(token);
      if (held === undefined || held.shop !== shop || held.expiresAtMs <= nowMs()) return false;
      if (held.replaces !== null) refreshTokens.delete(held.replaces);
      save();
      return true;
    },
  };
}

function emptyInstallation(shop: string): Installation {
  const id = Number.parseInt(randomBytes(5).toString("hex"), 16);
  return { shop, id, installed: false, scopes: [], shopRedactAtMs: null };
}

function readState(file: string): z.infer<typeof stateSchema> {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return { installations: [], accessTokens: [], refreshTokens: [] };
  }
  return stateSchema.parse(JSON.parse(text));
}

function writeState(file: string, state: z.infer<typeof stateSchema>): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(state, undefined, 2));
  renameSync(`${file}.new`, file);
}
