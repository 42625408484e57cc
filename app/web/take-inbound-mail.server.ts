import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { toMs } from "../domain/shared/duration.ts";
import { getServices, type Services } from "../services.server.ts";
import { readForm, readLimited } from "./read-form.server.ts";

/** 25 MB of mail, and what a provider wraps it in. */
const mailBytesMax = 25 * 1024 * 1024;
const wrappedBytesMax = 40 * 1024 * 1024;
/** Bodies being read at one time, all callers together. */
const heldMost = 4;
let held = 0;

/** A mail as a provider hands it over. */
type Posted = {
  readonly raw: Buffer;
  /** Of the envelope, where the provider tells it. */
  readonly recipients: readonly string[];
  readonly mailFrom?: string | undefined;
  readonly signed?: MailgunSignature | undefined;
};

type MailgunSignature = {
  readonly timestamp: string;
  readonly token: string;
  readonly signature: string;
};

/**
 * Answers a mail posted to a shop's own address: 200 when its decision is on disk, 404 where there is no
 * such address, 401 where it should be signed and is not, 413, 415, 503 where it could not be kept and
 * the provider is to try again. Whole as `message/rfc822`, or in the fields of Mailgun (`body-mime`),
 * SendGrid (`email`) and Postmark (`RawEmail`).
 */
export async function takeInboundMail(request: Request, key: string): Promise<Response> {
  const services = await getServices();
  const { inboundMail, log } = services;
  if (request.method !== "POST") return answer(405, "POST a mail");
  if (!/^[\da-f]{32}$/u.test(key)) return answer(404, "no such address");
  const address = await inboundMail.forwarding.findByName(key);
  if (address === undefined) return answer(404, "no such address");
  if (held >= heldMost) return answer(503, "too much at once, try again");
  held += 1;
  try {
    const posted = await readPosted(request);
    if (typeof posted === "number") return answer(posted, refusals[posted]);
    if (!isSigned(services, address.mailgunKey, posted)) return answer(401, "not signed");
    const { raw, recipients, mailFrom } = posted;
    await inboundMail.takeForwarded(address, { raw, receivedBy: { recipients, mailFrom } });
    return answer(200, "kept");
  } catch (error) {
    log.error({ err: error }, "a mail could not be kept; its sender will try again");
    return answer(503, "not kept, try again");
  } finally {
    held -= 1;
  }
}

const refusals = {
  413: "a mail may measure 25 MB at most",
  415: "a mail as message/rfc822, or as Mailgun, SendGrid or Postmark post it",
} as const;

/** Some who forward know no name for a mail. */
const wholeTypes = ["message/rfc822", "application/octet-stream", "text/plain"];

async function readPosted(request: Request): Promise<Posted | 413 | 415> {
  const [type] = (request.headers.get("content-type") ?? "").toLowerCase().split(/\s*;/u, 1);
  if (wholeTypes.includes(type ?? "")) {
    const raw = await readLimited(request, mailBytesMax);
    return raw === undefined ? 413 : { raw, recipients: [] };
  }
  const body = await readLimited(request, wrappedBytesMax);
  if (body === undefined) return 413;
  const posted = type === "application/json" ? readJson(body) : await readFields(request, body);
  if (posted === undefined) return 415;
  return posted.raw.length > mailBytesMax ? 413 : posted;
}

const postmarkSchema = z.object({
  RawEmail: z.string().min(1),
  OriginalRecipient: z.string().optional(),
});

function readJson(body: Buffer): Posted | undefined {
  const parsed = postmarkSchema.safeParse(parseJson(body.toString("utf8")));
  if (!parsed.success) return undefined;
  const { RawEmail, OriginalRecipient: to } = parsed.data;
  return { raw: Buffer.from(RawEmail), recipients: to === undefined ? [] : [to] };
}

async function readFields(request: Request, body: Buffer): Promise<Posted | undefined> {
  const { url, headers } = request;
  const again = new Request(url, { method: "POST", headers, body: new Uint8Array(body) });
  const form = await readForm(again, wrappedBytesMax);
  const text = form?.get("body-mime") ?? form?.get("email");
  if (form === undefined || text === undefined || text === null) return undefined;
  const [timestamp, token, signature] = ["timestamp", "token", "signature"].map((name) =>
    form.get(name),
  );
  return {
    raw: Buffer.from(text),
    ...readEnvelope(form),
    ...(timestamp && token && signature ? { signed: { timestamp, token, signature } } : {}),
  };
}

const envelopeSchema = z.object({ to: z.array(z.string()), from: z.string() });

/** SendGrid posts the envelope as JSON, Mailgun in two fields. */
function readEnvelope(form: URLSearchParams): Pick<Posted, "recipients" | "mailFrom"> {
  const envelope = envelopeSchema.safeParse(parseJson(form.get("envelope") ?? ""));
  if (envelope.success) return { recipients: envelope.data.to, mailFrom: envelope.data.from };
  const to = form.get("recipient");
  return {
    recipients: to === null ? [] : to.split(","),
    mailFrom: form.get("sender") ?? undefined,
  };
}

/** HMAC-SHA-256 over time and token, as Mailgun signs its webhooks; fresh for a quarter of an hour. */
function isSigned({ clock }: Services, key: string | undefined, { signed }: Posted): boolean {
  if (key === undefined) return true;
  if (signed === undefined) return false;
  const { timestamp, token, signature } = signed;
  const ageMs = Math.abs(clock.now().getTime() - Number(timestamp) * 1_000);
  const expected = Buffer.from(
    createHmac("sha256", key)
      .update(timestamp + token)
      .digest("hex"),
  );
  const given = Buffer.from(signature);
  const isSame = given.length === expected.length && timingSafeEqual(given, expected);
  return isSame && ageMs <= toMs({ minutes: 15 });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function answer(status: number, text: string): Response {
  return new Response(`${text}\n`, { status, headers: { "cache-control": "no-store" } });
}
