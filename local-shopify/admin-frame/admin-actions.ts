import { z } from "zod";

import {
  installApp,
  sendMerges,
  sendShopRedact,
  setScopes,
  uninstallApp,
} from "../control/app-lifecycle.ts";
import { sendDataRequest, sendRedact } from "../control/compliance.ts";
import type { Platform } from "../control/platform.ts";
import { createIdToken } from "../oauth/id-token.ts";
import { shopUsers } from "../oauth/shop-users.ts";
import { describeExtensions } from "../online-store/app-extensions.ts";
import { saveEmbeds } from "./save-embeds.ts";
import type { AdminView } from "./page-layout.ts";

/** What an action leads to: JSON for the frame, or another page for a person. */
export type ActionOutcome =
  | { readonly kind: "json"; readonly body: unknown }
  | { readonly kind: "page"; readonly path: string };

type Action = (platform: Platform, view: AdminView, form: unknown) => ActionOutcome;

const personSchema = z.object({ person: z.string() });
const scopesSchema = z.object({ scopes: z.array(z.string()) });
const advanceSchema = z.object({ hours: z.coerce.number().min(0) });
const kindsSchema = z.object({
  kinds: z
    .union([z.string().transform((kind) => [kind]), z.array(z.string())])
    .default([])
    .pipe(z.array(z.enum(["name", "email", "phone", "address"]))),
});

const hourMs = 60 * 60 * 1000;

/** Everything that can be done at `POST /store/<handle>/__local/<name>`. */
export const adminActions: Readonly<Record<string, Action>> = {
  "id-token": ({ app }, { shop, user }) =>
    json({ token: createIdToken(app, shop, shopUsers[user]) }),
  scopes: (platform, { shop }) => json(scopesDetail(platform, shop)),
  "grant-scopes": (platform, { shop }, form) => {
    const { granted, optional } = scopesDetail(platform, shop);
    const { scopes } = scopesSchema.parse(form);
    const undeclared = scopes.find((scope) => !optional.includes(scope));
    if (undeclared !== undefined) throw new Error(`${undeclared} is not an optional scope`);
    setScopes(platform, shop, [...new Set([...granted, ...scopes])]);
    return json(scopesDetail(platform, shop));
  },
  "revoke-scopes": (platform, { shop }, form) => {
    const { granted, optional } = scopesDetail(platform, shop);
    const revoked = scopesSchema.parse(form).scopes.filter((scope) => optional.includes(scope));
    setScopes(
      platform,
      shop,
      granted.filter((scope) => !revoked.includes(scope)),
    );
    return json(scopesDetail(platform, shop));
  },
  extensions: ({ api, app, extensions }, { shop }) => {
    const online = api.storefrontOf(shop)?.online;
    return json(online ? describeExtensions(online, { handle: app.handle, extensions }) : []);
  },
  "save-embeds": (platform, { shop }, form) => {
    const template = saveEmbeds(platform, shop, form);
    return page(`/themes/current/editor?context=apps&template=${encodeURIComponent(template)}`);
  },
  install: (platform, { shop, appHandle }) => {
    installApp(platform, shop);
    return page(`/apps/${appHandle}`);
  },
  uninstall: (platform, { shop }) => {
    uninstallApp(platform, shop);
    return page("");
  },
  "send-data-request": (platform, { shop }, form) => {
    sendDataRequest(platform, { shop, ...personSchema.parse(form) });
    return page("/controls");
  },
  "send-redact": (platform, { shop }, form) => {
    sendRedact(platform, { shop, ...personSchema.parse(form) });
    return page("/controls");
  },
  "send-merges": (platform, { shop }) => {
    sendMerges(platform, shop);
    return page("/controls");
  },
  "send-shop-redact": (platform, { shop }) => {
    sendShopRedact(platform, shop);
    return page("/controls");
  },
  advance: (platform, _view, form) => {
    platform.clock.advance(advanceSchema.parse(form).hours * hourMs);
    return page("/controls");
  },
  withhold: (platform, _view, form) => {
    platform.settings.withheld = new Set(kindsSchema.parse(form).kinds);
    return page("/controls");
  },
  "expire-tokens": (platform, { shop }) => {
    platform.installations.expireAccessTokens(shop);
    return page("/controls");
  },
  "revoke-tokens": (platform, { shop }) => {
    platform.installations.dropTokens(shop);
    return page("/controls");
  },
};

function scopesDetail({ installations, config }: Platform, shop: string) {
  return {
    granted: [...(installations.find(shop)?.scopes ?? [])],
    required: [...config.scopes],
    optional: [...config.optionalScopes],
  };
}

function json(body: unknown): ActionOutcome {
  return { kind: "json", body };
}

function page(path: string): ActionOutcome {
  return { kind: "page", path };
}
