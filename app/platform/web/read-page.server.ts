import { lookup as lookUp } from "node:dns";
import type { IncomingMessage } from "node:http";
import { request } from "node:https";
import type { LookupFunction } from "node:net";
import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { err, ok, type Result } from "../../domain/shared/result.ts";
import {
  guardLookup,
  NotPublicError,
  parsePublicAddress,
} from "../../config/guarded-lookup.server.ts";

/** Why a page was not read; each is told to the merchant in words. */
export type PageRefusal =
  | "not-https"
  | "not-public"
  | "not-found"
  | "not-text"
  | "too-large"
  | "too-many-redirects"
  | "no-answer";

export type PageReader = (address: string) => Promise<Result<Uint8Array, PageRefusal>>;

/** A policy of that many bytes is none. */
const mostBytes = 3_000_000;
const mostRedirects = 4;
const patienceMs = 10_000;
const readable = /^(?:text\/(?:html|plain|markdown)|application\/xhtml\+xml)/iu;

/** What is asked of the network; tests put another in its place. */
export type PageReaderDeps = {
  readonly lookup: LookupFunction;
  readonly ask: typeof request;
};

/**
 * Reads a page of the public web for somebody who gave its address, and nothing else: https on its
 * own port, no credentials, only public IP addresses (looked at when the connection is made, so that a
 * name cannot change in between), every redirect checked anew, within ten seconds and 3 MB.
 */
export function createPageReader(
  { lookup, ask }: PageReaderDeps = { lookup: lookUp, ask: request },
): PageReader {
  const guarded = guardLookup(lookup);
  return async (address) => {
    const signal = AbortSignal.timeout(patienceMs);
    let next = address;
    for (let hops = 0; hops <= mostRedirects; hops += 1) {
      const url = parseAddress(next);
      if (!url.ok) return url;
      const reply = await askOnce({ url: url.value, lookup: guarded, ask, signal });
      if (!reply.ok) return reply;
      if (typeof reply.value !== "string") return ok(reply.value);
      next = new URL(reply.value, url.value).href;
    }
    return err("too-many-redirects");
  };
}

function parseAddress(address: string): Result<URL, PageRefusal> {
  const url = parsePublicAddress(address);
  if (url === "not-an-address") return err("not-found");
  return typeof url === "string" ? err(url) : ok(url);
}

type Asking = PageReaderDeps & { readonly url: URL; readonly signal: AbortSignal };

/** The page's bytes, or where it redirects to. */
async function askOnce(asking: Asking): Promise<Result<Uint8Array | string, PageRefusal>> {
  try {
    const response = await send(asking);
    const reply = await readReply(response);
    response.destroy();
    return reply;
  } catch (error) {
    return err(error instanceof NotPublicError ? "not-public" : "no-answer");
  }
}

function send({ url, lookup, ask, signal }: Asking): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = {
      accept: "text/html, text/plain;q=0.9",
      "accept-encoding": "identity",
      "user-agent": "Lagom policy reader",
    };
    const sent = ask(url, { lookup, signal, headers, agent: false }, resolve);
    sent.on("error", reject);
    sent.end();
  });
}

async function readReply(
  response: IncomingMessage,
): Promise<Result<Uint8Array | string, PageRefusal>> {
  const { statusCode = 0, headers } = response;
  if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
    return ok(headers.location);
  }
  if (statusCode !== 200) return err("not-found");
  if (!readable.test(headers["content-type"] ?? "text/html")) return err("not-text");
  return readBytes(decompress(response));
}

/** Some servers compress whatever they are asked. */
function decompress(response: IncomingMessage): Readable {
  switch (response.headers["content-encoding"]) {
    case "gzip":
      return response.pipe(createGunzip());
    case "br":
      return response.pipe(createBrotliDecompress());
    case "deflate":
      return response.pipe(createInflate());
    default:
      return response;
  }
}

async function readBytes(stream: Readable): Promise<Result<Uint8Array, PageRefusal>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > mostBytes) return err("too-large");
    chunks.push(bytes);
  }
  return ok(Buffer.concat(chunks));
}
