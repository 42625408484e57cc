import type { IncomingMessage } from "node:http";
import { Agent, get } from "node:https";
import { toMs } from "../domain/shared/duration.ts";
import { err, ok, type Result } from "../domain/shared/result.ts";
import { type GuardingProxy, startGuardingProxy } from "./guarding-proxy.server.ts";

/** Why a page of the shop could not be read. */
export type OwnPageTrouble = "locked" | "elsewhere" | "too-large" | "no-answer";

export type OwnPage = { readonly html: string; readonly address: string };

export type OwnPageToRead = {
  readonly address: string;
  /** All hosts that are the shop's own; a redirect anywhere else is not followed. */
  readonly hosts: readonly string[];
  /** A proxy this machine has to use. */
  readonly upstream: string | undefined;
  readonly signal: AbortSignal;
};

const mostBytes = 3 * 1024 * 1024;
const mostRedirects = 3;
const longest = toMs({ seconds: 10 });
const password = /^(?:\/[a-z]{2}(?:-[a-z]{2})?)?\/password$/u;

/**
 * A page of the shop as somebody without cookies gets it: over the scan's way out, which reaches no
 * closed network, from the shop's own hosts alone, within ten seconds and 3 MB. Nothing of it runs.
 */
export async function readOwnPage(page: OwnPageToRead): Promise<Result<OwnPage, OwnPageTrouble>> {
  const proxy = await startGuardingProxy({ upstream: page.upstream, mostBytes: 2 * mostBytes });
  const agent = agentThrough(proxy);
  const signal = AbortSignal.any([page.signal, AbortSignal.timeout(longest)]);
  try {
    return await follow(page, agent, signal);
  } catch {
    return err("no-answer");
  } finally {
    agent.destroy();
    await proxy.close();
  }
}

/** Node's own agent goes through a proxy it is told of (Node 24.5); its type wants a `NODE_ENV`, too. */
function agentThrough({ address }: GuardingProxy): Agent {
  return new Agent({ proxyEnv: { HTTPS_PROXY: address, NODE_ENV: "production" } });
}

async function follow(
  { address, hosts }: OwnPageToRead,
  agent: Agent,
  signal: AbortSignal,
): Promise<Result<OwnPage, OwnPageTrouble>> {
  let url = new URL(address);
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    if (url.protocol !== "https:" || !hosts.includes(url.hostname)) return err("elsewhere");
    if (password.test(url.pathname)) return err("locked");
    const response = await ask(url, agent, signal);
    const { location } = response.headers;
    if (!isRedirect(response) || location === undefined) {
      const html = await readHtml(response);
      return html.ok ? ok({ html: html.value, address: url.href }) : html;
    }
    response.destroy();
    url = new URL(location, url);
  }
  return err("elsewhere");
}

function isRedirect({ statusCode = 0 }: IncomingMessage): boolean {
  return statusCode >= 300 && statusCode < 400;
}

function ask(url: URL, agent: Agent, signal: AbortSignal): Promise<IncomingMessage> {
  const headers = { accept: "text/html", "user-agent": "Lagom (notice preview)" };
  return new Promise((resolve, reject) => {
    get(url, { agent, signal, headers }, resolve).on("error", reject);
  });
}

async function readHtml(response: IncomingMessage): Promise<Result<string, OwnPageTrouble>> {
  const isHtml = response.headers["content-type"]?.includes("text/html") ?? false;
  if (response.statusCode !== 200 || !isHtml) {
    response.destroy();
    return err("no-answer");
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > mostBytes) {
      response.destroy();
      return err("too-large");
    }
    chunks.push(bytes);
  }
  return ok(Buffer.concat(chunks).toString("utf8"));
}
