import { build } from "esbuild";
import { chromium, type Page } from "playwright-core";
import { findChromium } from "../../local-shopify/chromium.ts";
import { repositoryRoot } from "../../scripts/run-command.ts";

/** What the gate knows in these pages: a host and names for statistics, one for marketing, one for both. */
export const gateConfig = {
  hosts: [
    ["fonts.tracker.test", ""],
    ["both.test", "sm"],
    ["*.tracker.test", "s"],
    ["ads.test", "m"],
  ],
  items: [
    ["_ga*", "s", "c"],
    ["ga_*", "s", "l"],
    ["visit", "s", "t"],
    ["stats", "s", "i"],
    ["_ad", "m", "c"],
  ],
} as const;

/** What held-back frames say. */
export const gateWords = { held: "Det här visas inte.", showOnce: "Visa en gång" } as const;

/** The template of the notice's words, as far as frames read it. */
const wordsMarkup = `<dialog></dialog><div></div><div lang="sv" dir="ltr"><p>${gateWords.held}</p><button>${gateWords.showOnce}</button></div>`;

export type GatePage = {
  readonly page: Page;
  /** Addresses of third parties that were asked for, in order. */
  readonly asked: readonly string[];
  /** What scripts noted in `window.ran`, in order. */
  readonly ran: () => Promise<readonly string[]>;
  /** The visitor allows these letters, as the deferred script passes it on; waits until all has gone. */
  readonly allow: (letters: string) => Promise<void>;
  readonly troubles: readonly string[];
  readonly close: () => Promise<void>;
};

export type GatePages = {
  readonly open: (body: string, options?: GateOptions) => Promise<GatePage>;
  readonly close: () => Promise<void>;
};

type GateOptions = {
  /** Letters allowed before the page is opened. */
  readonly granted?: string;
  readonly headers?: (script: string) => Readonly<Record<string, string>>;
  /** Of the theme, before the body. */
  readonly head?: string;
};

const source = `
  import { startGate } from "./storefront/gate/start-gate.ts";
  import { followChoice } from "./storefront/gate/follow-choice.ts";
  const config = JSON.parse(document.getElementById("lagom-config").textContent);
  const state = (granted) => ({ granted, isAsking: granted === "?", kept: undefined });
  const gate = startGate(config, state(config.granted));
  window.test = {
    gate,
    allow: (letters) => followChoice(gate, state(letters)),
  };`;

const gif = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

/** A browser before pages that have nothing but the gate; whatever they ask of others is answered and noted. */
export async function startGatePages(): Promise<GatePages> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: repositoryRoot, loader: "ts" },
    ...{ bundle: true, minify: true, write: false, format: "iife", target: "es2022" },
  });
  const script = outputFiles[0]?.text.trim() ?? "";
  const browser = await chromium.launch({
    executablePath: findChromium() ?? "",
    args: ["--no-sandbox"],
  });
  return {
    open: async (body, options = {}) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      const asked: string[] = [];
      const troubles: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") troubles.push(message.text());
      });
      page.on("pageerror", (error) => troubles.push(error.message));
      const config = JSON.stringify({ ...gateConfig, granted: options.granted ?? "?" });
      const html =
        `<!doctype html><html lang="en"><head><title>Shop</title>` +
        `<script type="application/json" id="lagom-config">${config}</script>` +
        `<template id="lagom-words">${wordsMarkup}</template>` +
        `<script>${script}</script>${options.head ?? ""}</head><body>${body}</body></html>`;
      await context.route("**/*", async (route) => {
        const { hostname, pathname, search } = new URL(route.request().url());
        if (hostname !== "shop.test") asked.push(`${hostname}${pathname}${search}`);
        await route.fulfill(answer(pathname, html, options.headers?.(script) ?? {}));
      });
      await page.goto("https://shop.test/", { waitUntil: "load" });
      return {
        ...{ page, asked, troubles },
        ran: () => page.evaluate(() => (Reflect.get(window, "ran") ?? []) as string[]),
        allow: async (letters) => {
          await page.evaluate((given) => {
            (Reflect.get(window, "test") as { allow: (letters: string) => void }).allow(given);
          }, letters);
          await page.waitForTimeout(250);
        },
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}

function answer(pathname: string, html: string, headers: Readonly<Record<string, string>>) {
  const name = pathname.slice(1);
  const cors = { "access-control-allow-origin": "*" };
  if (pathname === "/")
    return { contentType: "text/html; charset=utf-8", body: html, headers: { ...headers } };
  if (pathname.endsWith(".js"))
    return {
      ...{ contentType: "text/javascript", headers: cors },
      body: `(window.ran ??= []).push(${JSON.stringify(name)});`,
    };
  if (pathname.endsWith(".gif")) return { contentType: "image/gif", body: gif, headers: cors };
  return { contentType: "text/html", body: `<!doctype html><p>${name}</p>`, headers: cors };
}
