import type { IncomingMessage, ServerResponse } from "node:http";
import type { ShopStorefront } from "../contract.ts";
import type { AppProxy } from "./app-proxy.ts";
import type { ThemeExtension } from "./extensions.ts";
import type { LiquidEngine } from "./liquid/engine.ts";
import { isLetIn, type Sessions } from "./sessions.ts";
import type { Visitor } from "./visitor.ts";

/** A shop whose pages are shown. */
export type OpenShop = {
  readonly storefront: ShopStorefront;
  readonly sessions: Sessions;
  readonly theme: LiquidEngine;
};

/** One request for something of a shop's. */
export type ShopCall = OpenShop & {
  readonly extensions: readonly ThemeExtension[];
  readonly appProxy: AppProxy;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly visitor: Visitor;
  readonly locale: string;
  readonly rootUrl: string;
  /** Path without the language. */
  readonly path: string;
};

/** Where the theme's assets are served on the shop's own host. */
export const assetFolder = "/cdn/shop/t/1/assets/";

/** Whether a password keeps the visitor out. */
export function isLocked({ storefront, visitor }: ShopCall): boolean {
  return !isLetIn(visitor, storefront.online.password);
}

export function redirect({ response, visitor }: ShopCall, location: string): void {
  response.writeHead(302, { location, "set-cookie": [...visitor.setCookieLines()] });
  response.end();
}
