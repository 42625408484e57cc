import { createHash } from "node:crypto";
import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";
import { regimeIn } from "../../domain/consent/regions.ts";
import { escapeHtml } from "../../domain/shared/escape-html.ts";
import type { QuietPage } from "./quiet-page.server.ts";

export type PreviewToAssemble = {
  readonly page: QuietPage;
  /** Address of the page; its pictures and style sheets are found from there. */
  readonly address: string;
  /** What the notice's block prints. */
  readonly block: string;
  /** Hosts the page may load pictures, fonts and style sheets from. */
  readonly hosts: readonly string[];
  /** Where the visitor is said to be, as Shopify names it. */
  readonly region: string;
  /** Whether the visitor's browser asks not to sell or share. */
  readonly gpc: boolean;
};

/** Where themes' files lie. */
const shopifyHosts = ["cdn.shopify.com", "*.shopifycdn.com", "*.shopifycdn.net"];

/**
 * The page with the notice in its head, for a frame without an origin of its own. Its policy lets nothing
 * run but the notice's own scripts, by their digests, and nothing load but what the page looks like.
 */
export function assemblePreview(wanted: PreviewToAssemble): string {
  const { page, address, block } = wanted;
  const visitor = visitorScript(wanted);
  const digests = [visitor, ...scriptsOf(block)].map(
    (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`,
  );
  const head = [
    `<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policyOf(wanted, digests))}">`,
    // Links and forms lead nowhere: the frame may open no window.
    `<base href="${escapeHtml(address)}" target="_blank">`,
    `<script>${visitor}</script>`,
    block,
  ];
  return `${page.before}${head.join("\n")}${page.after}`;
}

function policyOf({ hosts }: PreviewToAssemble, digests: readonly string[]): string {
  const assets = [...hosts, ...shopifyHosts].map((host) => `https://${host}`).join(" ");
  return [
    "default-src 'none'",
    `script-src ${digests.join(" ")} data:`,
    `style-src ${assets} 'unsafe-inline'`,
    ...["img-src", "font-src", "media-src"].map((kind) => `${kind} ${assets} data:`),
    "form-action 'none'",
  ].join("; ");
}

/**
 * A visitor in a region, whose browser remembers nothing: a frame without an origin has no storage, and
 * a notice that looks for one would be told off by the browser.
 */
function visitorScript({ region, gpc }: PreviewToAssemble): string {
  return `(() => {
  const kept = () => {
    const values = new Map();
    return {
      getItem: (name) => values.get(name) ?? null,
      setItem: (name, value) => void values.set(name, String(value)),
      removeItem: (name) => void values.delete(name),
      clear: () => values.clear(),
      key: (at) => [...values.keys()][at] ?? null,
      get length() { return values.size; },
    };
  };
  for (const name of ["localStorage", "sessionStorage"])
    Object.defineProperty(window, name, { value: kept(), configurable: true });
  const region = ${JSON.stringify(region)};
  const cookie = ${JSON.stringify(placeCookie(region))};
  Object.defineProperty(document, "cookie", { get: () => cookie, set: () => {}, configurable: true });
  Object.defineProperty(navigator, "globalPrivacyControl", { value: ${String(gpc)}, configurable: true });
  addEventListener("DOMContentLoaded", () => parent.postMessage("lagom-preview-ready", "*"));
  const silent = { marketing: "", analytics: "", preferences: "", sale_of_data: "" };
  window.Shopify = {
    designMode: true,
    loadFeatures: (_features, done) => done(),
    customerPrivacy: {
      getRegion: () => region,
      currentVisitorConsent: () => silent,
      shouldShowBanner: () => true,
      saleOfDataRegion: () => false,
      consentId: () => "",
      getTrackingConsentMetafield: () => undefined,
      setTrackingConsent: (_choices, done) => done?.(),
    },
  };
})();`;
}

/** As the notice's script keeps it for a visit: where nobody has to be asked. */
function placeCookie(region: string): string {
  const regime = regimeIn(region.slice(0, 2), region.slice(2) || null);
  return regime === "opt-in" ? "" : `lagom_region=${region}.${regime}`;
}

type Node = DefaultTreeAdapterTypes.ChildNode;

/** Texts of the scripts a block runs; data in a script element runs nowhere. */
function scriptsOf(block: string): readonly string[] {
  const texts: string[] = [];
  const visit = (node: Node): void => {
    if (!("tagName" in node)) return;
    const type = node.attrs.find(({ name }) => name === "type")?.value ?? "";
    const [text] = node.childNodes;
    if (node.tagName === "script" && (type === "" || /javascript|module/u.test(type)))
      texts.push(text !== undefined && "value" in text ? text.value : "");
    node.childNodes.forEach(visit);
  };
  parseFragment(block).childNodes.forEach(visit);
  return texts;
}
