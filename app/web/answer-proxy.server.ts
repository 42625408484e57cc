import type { z } from "zod";
import type { ReportRefusal } from "../domain/consent/take-report.ts";
import { toMs } from "../domain/shared/duration.ts";
import type { Result } from "../domain/shared/result.ts";
import {
  type VerifiedProxyRequest,
  verifyProxyRequest,
} from "../platform/shopify/verify-proxy.server.ts";
import { getServices, type Services } from "../services.server.ts";
import { createRequestLimit } from "./request-limit.server.ts";

/** A report is some hundred bytes. */
const bodyBytesMax = 4_096;

/** A visitor changes their mind now and then; a flood has to wait, and what waits is sent again. */
const takes = createRequestLimit({
  windowMs: toMs({ minutes: 1 }),
  perClient: 60,
  perShop: 60_000,
  nowMs: () => performance.now(),
});

const refusals: Readonly<Record<ReportRefusal, readonly [status: number, text: string]>> = {
  "not-installed": [404, "the shop does not use the app"],
  "unknown-notice": [422, "the shop never showed that version of the notice"],
  "absurd-clock": [422, "the time is too far from now"],
};

export type ProxyReport<Report> = {
  readonly schema: z.ZodType<Report>;
  /** Committed when it answers. */
  readonly take: (
    services: Services,
    taken: VerifiedProxyRequest & { readonly report: Report },
  ) => Promise<Result<unknown, ReportRefusal>>;
};

/**
 * Answers a report the notice's script sends through the shop's app proxy: 204 once it is kept. 401 for a
 * wrong signature, 405, 413, 429 with the time to wait, 400 or 422 for what will never be taken in, 404
 * for a shop without the app; 500 means try again. Neither cookies nor the client's address are kept.
 */
export async function answerProxy<Report>(
  request: Request,
  { schema, take }: ProxyReport<Report>,
): Promise<Response> {
  if (request.method !== "POST") return refuse(405, "POST a report", { allow: "POST" });
  const services = await getServices();
  const verified = verifyProxyRequest(new URL(request.url), services.secrets, services.clock.now());
  if (!verified.ok) return refuse(401, `not from Shopify: ${verified.reason}`);
  const { shop } = verified.value;
  const waitSeconds = takes(shop, request.headers.get("x-forwarded-for") ?? "");
  if (waitSeconds > 0) return refuse(429, "too many", { "retry-after": String(waitSeconds) });
  const text = await readText(request);
  if (text === undefined) return refuse(413, `a report has ${String(bodyBytesMax)} bytes at most`);
  const report = schema.safeParse(parseJson(text));
  if (!report.success) return refuse(400, "no report of a choice");
  try {
    const taken = await take(services, { ...verified.value, report: report.data });
    if (taken.ok)
      return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
    services.log.warn({ shop, reason: taken.reason }, "report refused");
    return refuse(...refusals[taken.reason]);
  } catch (error) {
    services.log.error({ shop, err: error }, "report not taken in");
    return refuse(500, "try again");
  }
}

/** For an address that takes reports and shows nothing. */
export function onlyReports(): Response {
  return refuse(405, "POST a report", { allow: "POST" });
}

function refuse(status: number, reason: string, headers: Record<string, string> = {}): Response {
  const type = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  return new Response(`${reason}\n`, { status, headers: { ...type, ...headers } });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The body's text, or undefined as soon as it is larger than allowed, whatever its headers say. */
async function readText(request: Request): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    length += part.value.length;
    if (length > bodyBytesMax) {
      await reader?.cancel();
      return undefined;
    }
    parts.push(part.value);
  }
  return Buffer.concat(parts).toString("utf8");
}
