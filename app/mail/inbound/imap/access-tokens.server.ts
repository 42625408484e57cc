import { createHash } from "node:crypto";
import { z } from "zod";
import { providers } from "../../../domain/newsletter/mailboxes/providers.ts";
import type { SignInProvider, SignInToken } from "../../../domain/newsletter/mailboxes/types.ts";
import { MailboxTroubleError } from "./mailbox-trouble-error.server.ts";

export type AccessTokensDeps = {
  /** `fetch`, or what a test puts in its place. */
  readonly ask: (
    url: string,
    options: RequestInit & { readonly body: URLSearchParams },
  ) => Promise<Response>;
  readonly nowMs: () => number;
  /** Other token endpoints than the providers' own. */
  readonly endpoints?: Partial<Record<SignInProvider, string>>;
};

/** An access token, and the refresh token that replaces the one it was asked for with, if any. */
export type GivenToken = { readonly accessToken: string; readonly refreshToken: string | null };

export type AccessTokens = {
  /** Throws `MailboxTroubleError`: `auth-failed` where the sign-in was taken back (`invalid_grant`). */
  readonly get: (token: SignInToken) => Promise<GivenToken>;
  /** A mail server refused it: the next is asked for anew. */
  readonly drop: (token: SignInToken) => void;
};

const answerSchema = z.object({
  access_token: z.string().min(1).max(20_000),
  expires_in: z.coerce.number().positive().max(86_400).default(300),
  refresh_token: z.string().min(1).max(8_000).optional(),
});
const refusalSchema = z.object({ error: z.string().max(200) });

/** Refused for good (RFC 6749, section 5.2): the merchant has to sign in again. */
const lasting = ["invalid_grant", "invalid_client", "unauthorized_client", "invalid_scope"];

const patienceMs = 15_000;
/** A token is not used in its last minute. */
const spareMs = 60_000;
const mostKept = 10_000;

type Kept = { readonly accessToken: string; readonly endsMs: number };

/** Access tokens by refresh token, kept in memory until they expire. */
export function createAccessTokens(deps: AccessTokensDeps): AccessTokens {
  const kept = new Map<string, Kept>();
  const keep = (token: SignInToken, value: Kept) => {
    if (kept.size >= mostKept) kept.clear();
    kept.set(nameOf(token), value);
  };
  return {
    get: async (token) => {
      const known = kept.get(nameOf(token));
      if (known !== undefined && known.endsMs > deps.nowMs()) {
        return { accessToken: known.accessToken, refreshToken: null };
      }
      const answer = await askForToken(deps, token);
      const given = { accessToken: answer.access_token, refreshToken: newToken(answer, token) };
      const endsMs = deps.nowMs() + answer.expires_in * 1_000 - spareMs;
      const refreshToken = given.refreshToken ?? token.refreshToken;
      keep({ ...token, refreshToken }, { accessToken: given.accessToken, endsMs });
      return given;
    },
    drop: (token) => {
      kept.delete(nameOf(token));
    },
  };
}

type Answer = z.infer<typeof answerSchema>;

/** Microsoft gives a new one with each answer; the old one ends by and by. */
function newToken(answer: Answer, token: SignInToken): string | null {
  const { refresh_token: given } = answer;
  return given === undefined || given === token.refreshToken ? null : given;
}

/** Secrets are no keys of a map: a heap dump would show them. */
function nameOf({ provider, clientId, clientSecret, refreshToken }: SignInToken): string {
  const text = JSON.stringify([provider, clientId, clientSecret, refreshToken]);
  return createHash("sha256").update(text).digest("base64");
}

async function askForToken(deps: AccessTokensDeps, token: SignInToken): Promise<Answer> {
  const { tokenUrl, scope } = providers[token.provider];
  const body = new URLSearchParams({
    ...{ grant_type: "refresh_token", refresh_token: token.refreshToken },
    client_id: token.clientId,
    ...(token.clientSecret === "" ? {} : { client_secret: token.clientSecret }),
    ...(scope === null ? {} : { scope }),
  });
  const response = await send(deps, deps.endpoints?.[token.provider] ?? tokenUrl, body);
  const said = await readJson(response);
  if (response.ok) {
    const answer = answerSchema.safeParse(said);
    if (answer.success) return answer.data;
    throw new MailboxTroubleError("no-answer");
  }
  const refusal = refusalSchema.safeParse(said);
  if (refusal.success && lasting.includes(refusal.data.error)) {
    throw new MailboxTroubleError("auth-failed");
  }
  throw new MailboxTroubleError(response.status === 429 ? "limited" : "no-answer");
}

async function send({ ask }: AccessTokensDeps, url: string, body: URLSearchParams) {
  try {
    const signal = AbortSignal.timeout(patienceMs);
    return await ask(url, { method: "POST", body, signal, redirect: "error" });
  } catch (cause) {
    throw new MailboxTroubleError("no-answer", { cause });
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}
