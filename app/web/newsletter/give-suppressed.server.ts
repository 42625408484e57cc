import { z } from "zod";
import type { ListAnswer } from "../../domain/newsletter/list/row-words.ts";
import { hasTopic } from "../../domain/newsletter/topics.ts";
import { channels, type Topic, topics } from "../../domain/newsletter/types.ts";
import { toMs } from "../../domain/shared/duration.ts";
import { createRequestLimit } from "../request-limit.server.ts";
import { answerCall, readSignedCall } from "../signed-call.server.ts";

const addressesMax = 10_000;
const bodyBytesMax = 4_000_000;

const calls = createRequestLimit({
  windowMs: toMs({ minutes: 1 }),
  perClient: 600,
  perShop: 600,
  nowMs: () => performance.now(),
});

const askedSchema = z.strictObject({
  addresses: z.array(z.string().max(320)).min(1).max(addressesMax),
  channel: z.enum(channels).default("email"),
  /** The correspondence the mail belongs to; without it, what is left is said by topic. */
  topics: z.array(z.enum(topics)).min(1).optional(),
});

/**
 * Tells the shop's own sending system, for each address in turn, whether it left: true, false, the topics it
 * left where it is asked for none, and null for what is no address. Signed by the shop's sender key.
 */
export async function giveSuppressed(request: Request): Promise<Response> {
  const call = await readSignedCall(request, bodyBytesMax);
  if (call instanceof Response) return call;
  const { services, shop } = call;
  const waitSeconds = calls(shop, shop);
  if (waitSeconds > 0) return answerCall(429, { error: `wait ${String(waitSeconds)} seconds` });
  const asked = askedSchema.safeParse(call.asked);
  if (!asked.success) return answerCall(400, { error: "not as docs/newsletter-links.md says" });
  const { addresses, channel, topics: some } = asked.data;
  const answers = await services.newsletterDesk.check({ shop, channel, addresses });
  if (answers === undefined) return answerCall(410, { error: "the shop does not use Lagom" });
  return answerCall(200, { suppressed: answers.map((answer) => sayFor(answer, some)) });
}

function sayFor(
  answer: ListAnswer,
  some: readonly Topic[] | undefined,
): boolean | readonly Topic[] | null {
  if (answer === null) return null;
  if (some !== undefined) return some.some((topic) => hasTopic(answer, topic));
  if (answer === "all") return true;
  return answer.length === 0 ? false : answer;
}
