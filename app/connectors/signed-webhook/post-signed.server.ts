import { lookup as lookUp } from "node:dns";
import type { IncomingMessage } from "node:http";
import { request } from "node:https";
import type { LookupFunction } from "node:net";
import {
  guardLookup,
  NotPublicError,
  parsePublicAddress,
} from "../../config/guarded-lookup.server.ts";
import { signMessage, type SignedMessage } from "./sign-message.server.ts";

/** What a receiver answered: its status and the beginning of its body; or why there is none. */
export type PostAnswer =
  | { readonly ok: true; readonly status: number; readonly body: string }
  | { readonly ok: false; readonly code: "not-public" | "no-answer" | "not-https" };

/** What is asked of the network; tests put another in its place. */
export type PostDeps = { readonly lookup: LookupFunction; readonly ask: typeof request };

export type Post = (message: SignedMessage, signal: AbortSignal) => Promise<PostAnswer>;

const patienceMs = 10_000;
const mostBytes = 16_000;
const ofNetwork: PostDeps = { lookup: lookUp, ask: request };

/**
 * Posts signed messages to an https address of the public internet, and nothing else: no redirects are
 * followed, no private address is reached, whatever its name says, and no more than 16 kB are read.
 */
export function createPost(
  to: { readonly url: string; readonly secrets: readonly string[] },
  { lookup, ask }: PostDeps = ofNetwork,
): Post {
  const guarded = guardLookup(lookup);
  return async (message, signal) => {
    const url = parsePublicAddress(to.url);
    if (typeof url === "string") {
      return { ok: false, code: url === "not-public" ? "not-public" : "not-https" };
    }
    const headers = {
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(message.body)),
      "user-agent": "Lagom",
      ...signMessage(to.secrets, message),
    };
    const ends = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
    try {
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        const options = { method: "POST", lookup: guarded, signal: ends, headers, agent: false };
        const sent = ask(url, options, resolve);
        sent.on("error", reject);
        sent.end(message.body);
      });
      const body = await readStart(response);
      return { ok: true, status: response.statusCode ?? 0, body };
    } catch (error) {
      return { ok: false, code: error instanceof NotPublicError ? "not-public" : "no-answer" };
    }
  };
}

async function readStart(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > mostBytes) break;
    chunks.push(bytes);
  }
  response.destroy();
  return Buffer.concat(chunks).toString("utf8");
}
