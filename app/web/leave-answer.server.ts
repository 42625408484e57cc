import { chooseLanguage } from "../domain/newsletter/leave-words.ts";
import {
  leavePagePolicy,
  type LeaveView,
  printLeavePage,
} from "../domain/newsletter/print-leave-page.ts";
import type { LeaveShop } from "../domain/newsletter/take-leave.ts";
import { topics, type Topics } from "../domain/newsletter/types.ts";
import { toMs } from "../domain/shared/duration.ts";
import { createEqualPace } from "./equal-pace.server.ts";
import { createRequestLimit } from "./request-limit.server.ts";

/** What every answer about leaving carries: kept nowhere, found by no search, telling no other page. */
const headers = {
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex, nofollow",
} as const;

export const formBytesMax = 8_192;

/** Forged, used and real take equally long. */
export const atEqualPace = createEqualPace({
  nowMs: () => performance.now(),
  random: () => Math.random(),
});

/** Forms people press; mail programs' own buttons come from few addresses and are not counted. */
export const presses = createRequestLimit({
  windowMs: toMs({ minutes: 1 }),
  perClient: 60,
  perShop: 6_000,
  nowMs: () => performance.now(),
});

export type LeaveAnswer = {
  readonly request: Request;
  readonly shop: LeaveShop | undefined;
  readonly view: LeaveView;
  readonly action?: string;
  readonly status?: number;
};

/** A page about leaving, in the language the browser asks for. */
export function answerPage({ request, shop, view, action, status = 200 }: LeaveAnswer): Response {
  const { name = null, email = null, language = "en" } = shop ?? {};
  const html = printLeavePage({
    ...{ language: chooseLanguage(askedLanguage(request), language), name, email, view },
    ...(action === undefined ? {} : { action }),
  });
  const type = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": policyOf(action),
  };
  return new Response(html, { status, headers: { ...headers, ...type, vary: "accept-language" } });
}

/** Forms of a page that came through the shop's address go to the app's own. */
function policyOf(action: string | undefined): string {
  if (action?.startsWith("https://") !== true) return leavePagePolicy;
  return leavePagePolicy.replace(
    "form-action 'self'",
    `form-action 'self' ${new URL(action).origin}`,
  );
}

/** What the address names before what the browser asks for. */
export function askedLanguage(request: Request): string {
  const named = new URL(request.url).searchParams.get("lang");
  return named ?? request.headers.get("accept-language") ?? "";
}

/** For a mail program, which shows nothing of it. */
export function answerText(text: string, status = 200): Response {
  const type = { "content-type": "text/plain; charset=utf-8" };
  return new Response(`${text}\n`, { status, headers: { ...headers, ...type } });
}

/** What was ticked, as what is left out: nothing ticked is everything. */
export function readChoice(form: URLSearchParams): {
  readonly out: Topics;
  readonly lessOften: boolean;
} {
  const wanted = form.getAll("topic");
  const out = topics.filter((topic) => !wanted.includes(topic));
  return { out: out.length === topics.length ? "all" : out, lessOften: form.has("less") };
}
