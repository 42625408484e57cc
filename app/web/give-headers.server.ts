import { z } from "zod";
import { leaveMailOf } from "../domain/newsletter/inbound/inbound-address.ts";
import { leaveHeaders } from "../domain/newsletter/leave-headers.ts";
import { channels, topics } from "../domain/newsletter/types.ts";
import { normaliseEmail } from "../domain/shared/email-address.ts";
import { toMs } from "../domain/shared/duration.ts";
import type { ShopDomain } from "../domain/shared/ids.ts";
import type { Services } from "../services.server.ts";
import { createRequestLimit } from "./request-limit.server.ts";
import { answerCall, readSignedCall } from "./signed-call.server.ts";

const bodyBytesMax = 262_144;

const calls = createRequestLimit({
  windowMs: toMs({ minutes: 1 }),
  perClient: 600,
  perShop: 600,
  nowMs: () => performance.now(),
});

const askedSchema = z.strictObject({
  addresses: z.array(z.string().max(320)).min(1).max(500),
  channel: z.enum(channels).default("email"),
  /** The correspondence the mail belongs to; everything, where nothing is said. */
  topics: z.array(z.enum(topics)).min(1).optional(),
});

/**
 * Gives the shop's own sending system, for each address in turn, the page to leave by and the header
 * fields to put into the mail (RFC 2369, RFC 8058); null for what is no address. Signed by the shop's
 * sender key: `lagom-shop`, `lagom-timestamp` and `lagom-signature`.
 */
export async function giveHeaders(request: Request): Promise<Response> {
  const call = await readSignedCall(request, bodyBytesMax);
  if (call instanceof Response) return call;
  const { services, shop } = call;
  const waitSeconds = calls(shop, shop);
  if (waitSeconds > 0) return answerCall(429, { error: `wait ${String(waitSeconds)} seconds` });
  const asked = askedSchema.safeParse(call.asked);
  if (!asked.success) return answerCall(400, { error: "not as docs/newsletter-links.md says" });
  return answerCall(200, { ways: await waysOut(services, shop, asked.data) });
}

async function waysOut(
  { newsletter, environment }: Services,
  shop: ShopDomain,
  { addresses, channel, topics: some }: z.infer<typeof askedSchema>,
) {
  const found = await newsletter.findShop(shop);
  const domain = environment.INBOUND_MAIL_DOMAIN;
  const mailOf = (url: string) => {
    if (domain === undefined) return { mailto: found?.email ?? undefined };
    const token = url.slice(url.lastIndexOf("/") + 1);
    const { address: mailto, subject } = leaveMailOf({ shop, token, domain });
    return { mailto, subject };
  };
  return Promise.all(
    addresses.map(async (given) => {
      const address = channel === "email" ? normaliseEmail(given) : given.trim();
      if (address === undefined || address === "") return null;
      const url = await newsletter.linkFor({ shop, channel, address, topics: some ?? "all" });
      return { url, headers: channel === "email" ? leaveHeaders({ url, ...mailOf(url) }) : {} };
    }),
  );
}
