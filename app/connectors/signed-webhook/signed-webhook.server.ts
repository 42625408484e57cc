import { z } from "zod";
import type {
  Connector,
  ReadAnswer,
  RecipientOrder,
  RecipientQuestion,
  SendAnswer,
} from "../../domain/recipients/connector.ts";
import type { Channel } from "../../domain/newsletter/types.ts";
import type { Clock } from "../../domain/shared/clock.ts";
import { createPost, type Post, type PostAnswer, type PostDeps } from "./post-signed.server.ts";

/** A receiver of signed webhooks, as a shop set it up. */
export type WebhookReceiver = {
  readonly code: string;
  readonly url: string;
  /** Where it says what holds; null where it cannot. */
  readonly readUrl: string | null;
  /** The present secret first. */
  readonly secrets: readonly string[];
  readonly channels: readonly Channel[];
};

export type SignedWebhookDeps = {
  readonly clock: Clock;
  readonly createKey: () => string;
  /** Told of every delivery: null when it was taken, else why not. */
  readonly note: (code: string | null) => Promise<void>;
  readonly network?: PostDeps;
};

/** An empty body says that it is done. */
const sendSchema = z.object({
  status: z.enum(["done", "unknown", "refused"]),
  code: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/u)
    .optional(),
});
const readSchema = z.object({ status: z.enum(["in", "out", "unknown"]) });

/**
 * The connector for everything that has none of its own: signed JSON to an address of the shop's choice
 * (docs/mail-tools.md says what it looks like). One that fails once is not asked again by the same
 * connector, so that a hundred orders do not wait for it one after another.
 */
export function createSignedWebhook(receiver: WebhookReceiver, deps: SignedWebhookDeps): Connector {
  const { code, channels, secrets, url, readUrl } = receiver;
  const post = createPost({ url, secrets }, deps.network);
  const ask = readUrl === null ? null : createPost({ url: readUrl, secrets }, deps.network);
  let down: string | null = null;
  const deliver = async (through: Post, message: Message, signal: AbortSignal) => {
    const answer = await through(toMessage(deps.clock, message), signal);
    down = findTrouble(answer);
    await deps.note(down);
    return answer;
  };
  return {
    code,
    capabilities: ["marketing"],
    channels,
    send: async (order, signal) => {
      if (down !== null) return { state: "sent", code: down };
      return readSent(await deliver(post, { key: order.key, ...toEvent(order) }, signal));
    },
    readBack: async (question, signal) => {
      if (ask === null) return { kind: "cannot-be-read" };
      if (down !== null) return { kind: "later", code: down };
      const message = { key: deps.createKey(), ...toQuestion(question) };
      return readAnswer(await deliver(ask, message, signal));
    },
  };
}

/** Posts a message that is about nobody, to see whether the receiver takes it; null when it does. */
export async function testReceiver(
  receiver: Pick<WebhookReceiver, "url" | "secrets">,
  deps: SignedWebhookDeps,
  signal: AbortSignal,
): Promise<string | null> {
  const message = { key: deps.createKey(), type: "test", data: {} };
  const answer = await createPost(receiver, deps.network)(toMessage(deps.clock, message), signal);
  const code = findTrouble(answer) ?? refusalOf(answer);
  await deps.note(code);
  return code;
}

type Event = { readonly type: string; readonly data: object };
type Message = Event & { readonly key: string };

function toEvent({ channel, address, to }: RecipientOrder): Event {
  const type = to === "out" ? "marketing.left" : "marketing.returned";
  return { type, data: { channel, address } };
}

function toQuestion({ channel, address }: RecipientQuestion): Event {
  return { type: "marketing.asked", data: { channel, address } };
}

function toMessage(clock: Clock, { key, type, data }: Message) {
  const now = clock.now();
  const body = JSON.stringify({ type, timestamp: now.toISOString(), data });
  return { id: key, timestamp: Math.floor(now.getTime() / 1_000), body };
}

/** Statuses after which a later try may help. */
const passing = new Set([408, 425, 429]);

function findTrouble(answer: PostAnswer): string | null {
  if (!answer.ok) return answer.code;
  const { status } = answer;
  return status >= 500 || passing.has(status) ? `http-${String(status)}` : null;
}

function refusalOf(answer: PostAnswer): string | null {
  return answer.ok && (answer.status < 200 || answer.status > 299)
    ? `http-${String(answer.status)}`
    : null;
}

function readSent(answer: PostAnswer): SendAnswer {
  const trouble = findTrouble(answer);
  if (trouble !== null || !answer.ok) return { state: "sent", code: trouble ?? "no-answer" };
  const refusal = refusalOf(answer);
  if (refusal !== null) return { state: "refused", code: refusal };
  if (answer.body.trim() === "") return { state: "acknowledged" };
  const said = parseJson(sendSchema, answer.body);
  if (said === undefined) return { state: "refused", code: "unreadable-answer" };
  if (said.status === "done") return { state: "acknowledged" };
  return said.status === "unknown"
    ? { state: "impossible", code: "unknown-there" }
    : { state: "refused", code: said.code ?? "refused" };
}

function readAnswer(answer: PostAnswer): ReadAnswer {
  const trouble = findTrouble(answer);
  if (trouble !== null || !answer.ok) return { kind: "later", code: trouble ?? "no-answer" };
  const refusal = refusalOf(answer);
  if (refusal !== null) return { kind: "refused", code: refusal };
  const said = parseJson(readSchema, answer.body);
  if (said === undefined) return { kind: "refused", code: "unreadable-answer" };
  if (said.status === "unknown") return { kind: "unknown-there" };
  return { kind: "said", isOut: said.status === "out", word: said.status };
}

function parseJson<Content>(schema: z.ZodType<Content>, text: string): Content | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
