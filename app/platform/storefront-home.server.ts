import { parse, type DefaultTreeAdapterTypes } from "parse5";
import type { Unseen } from "../domain/register/start/seen.ts";

/** Hosts a home page loads from, or why it could not be read. */
export type StorefrontHome =
  | { readonly ok: true; readonly hosts: readonly string[] }
  | { readonly ok: false; readonly because: Unseen["because"] };

export type HomeToRead = {
  /** The address shoppers see. */
  readonly host: string;
  /** All hosts that are the shop's own; a redirect anywhere else is not followed. */
  readonly ownHosts: readonly string[];
  readonly signal: AbortSignal;
  readonly fetch?: typeof fetch;
};

const mostBytes = 3 * 1024 * 1024;
const mostRedirects = 3;
const longestMs = 10_000;
const mostHosts = 200;

/**
 * Fetches a shop's home page once, without cookies or credentials, and finds the hosts its HTML
 * loads from. Only the shop's own hosts are asked, over https, with limits of time and size. No
 * script runs: what scripts load later, a look at the storefront in a browser finds.
 */
export async function readStorefrontHome(home: HomeToRead): Promise<StorefrontHome> {
  try {
    const found = await followOwn(home);
    return "because" in found ? { ok: false, ...found } : await readPage(found, home);
  } catch (error) {
    if (home.signal.aborted) throw error;
    // Not reachable, too slow or no address: the register begins without it.
    return { ok: false, because: "no-answer" };
  }
}

/** The page's answer, after as many redirects within the shop's own hosts as it takes. */
async function followOwn(
  home: HomeToRead,
): Promise<Response | { readonly because: "elsewhere" | "locked" }> {
  const signal = AbortSignal.any([home.signal, AbortSignal.timeout(longestMs)]);
  let address = new URL(`https://${home.host}/`);
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const response = await (home.fetch ?? fetch)(address, {
      headers: { accept: "text/html", "user-agent": "Lagom (storefront check)" },
      ...{ redirect: "manual", credentials: "omit", signal },
    });
    const next = response.headers.get("location");
    if (response.status < 300 || response.status >= 400 || next === null) return response;
    await response.body?.cancel();
    address = new URL(next, address);
    if (!isOwn(address, home)) return { because: "elsewhere" };
    if (address.pathname === "/password") return { because: "locked" };
  }
  return { because: "elsewhere" };
}

function isOwn(address: URL, { host, ownHosts }: HomeToRead): boolean {
  return address.protocol === "https:" && [host, ...ownHosts].includes(address.hostname);
}

async function readPage(response: Response, home: HomeToRead): Promise<StorefrontHome> {
  const isHtml = response.headers.get("content-type")?.includes("text/html") ?? false;
  if (!response.ok || !isHtml) {
    await response.body?.cancel();
    return { ok: false, because: "no-answer" };
  }
  const html = await readLimited(response);
  if (html === undefined) return { ok: false, because: "too-large" };
  const own = new Set([home.host, ...home.ownHosts]);
  return { ok: true, hosts: findHosts(html).filter((host) => !own.has(host)) };
}

async function readLimited(response: Response): Promise<string | undefined> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const part = await reader?.read();
    if (part?.value === undefined) return Buffer.concat(chunks).toString("utf8");
    size += part.value.byteLength;
    if (size > mostBytes) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(part.value);
  }
}

/** Elements that load what they name; links that are only there to be clicked load nothing. */
const loading: Readonly<Record<string, string>> = {
  ...{ script: "src", iframe: "src", img: "src", source: "src", video: "src", audio: "src" },
  ...{ embed: "src", link: "href" },
};

type Node = DefaultTreeAdapterTypes.Node;

/** Hosts a page's HTML loads from, and those its inline scripts name; each once, at most 200. */
export function findHosts(html: string): readonly string[] {
  const hosts = new Set<string>();
  const visit = (node: Node): void => {
    if ("tagName" in node) {
      const named = node.attrs.find(({ name }) => name === loading[node.tagName])?.value;
      addHost(hosts, named);
    }
    if ("value" in node && isInScript(node)) {
      for (const match of node.value.matchAll(/(?:https?:)?\/\/([a-z0-9.-]+\.[a-z]{2,})/giu)) {
        addHost(hosts, `https://${match[1] ?? ""}`);
      }
    }
    if ("childNodes" in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return [...hosts].slice(0, mostHosts);
}

/** Shopify's own loader names the apps' scripts as text. */
function isInScript(node: Node): boolean {
  return "parentNode" in node && node.parentNode !== null && node.parentNode.nodeName === "script";
}

function addHost(hosts: Set<string>, address: string | undefined): void {
  if (address === undefined || !/^(?:https?:)?\/\//iu.test(address)) return;
  const parsed = URL.parse(address, "https://own.invalid");
  if (parsed !== null && parsed.hostname.includes(".")) hosts.add(parsed.hostname.toLowerCase());
}
