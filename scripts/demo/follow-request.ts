import { z } from "zod";
import { compareTokens, type TokenComparison } from "../../local-shopify/compare-tokens.ts";
import { readZip } from "../read-zip.ts";
import { type DemoStack, demoShop } from "./stack.ts";

/** What one data request came to, from the webhook to the opened answer. */
export type FollowedRequest = {
  readonly requestId: string;
  readonly person: string;
  readonly ackMs: number;
  readonly answerMs: number;
  readonly recordsInAnswer: number;
  readonly placesSearched: number;
  /** Points of GDPR 15(1) the answer explains; nine where the store has a register. */
  readonly explained: number;
  readonly files: readonly string[];
  readonly tokens: TokenComparison;
};

const answerTimeoutMs = 120_000;
/** Shopify's library turns away whatever does not call itself a browser (410). */
export const browserName =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";
const requestLink = /\/requests\/([0-9a-f-]{36})/u;

/** Installs the app by opening it as the store's owner, every optional scope granted. */
export async function installAsOwner(
  stack: AnsweringStack,
  scopes: readonly string[],
): Promise<void> {
  const { client } = stack.shopify;
  await client.install(demoShop);
  await openAsOwner(stack, "/app");
  await client.setScopes(demoShop, [...scopes]);
  await openAsOwner(stack, "/app");
}

/**
 * Sends one data request and follows it: waits for the mail, downloads the
 * answer as the owner and compares it with what the store planted.
 */
export async function followRequest(stack: DemoStack, person: string): Promise<FollowedRequest> {
  const { client } = stack.shopify;
  const asked = await askAndWait(stack, person, answerTimeoutMs).catch((cause: unknown) => {
    throw new Error(`No answer; the app's log is ${stack.logFile}`, { cause });
  });
  const files = await readZip(await downloadAnswer(stack, asked.requestId));
  const tokens = compareTokens({
    text: [...files.values()].join("\n"),
    tokens: await client.tokens(demoShop),
    person,
    reach: { scopes: (await client.installation(demoShop)).scopes },
  });
  return { ...asked, person, ...countAnswer(files), files: [...files.keys()], tokens };
}

/** The parts of a running stack a request is sent through and read by. */
export type AnsweringStack = Pick<DemoStack, "shopify" | "appUrl">;

/**
 * Lets Shopify send `customers/data_request` about a person and waits for the
 * mail that the answer is there. Throws when the webhook is refused or no mail
 * comes in time.
 *
 * @returns the request's id; from sending to the webhook's answer, and to the mail (milliseconds)
 */
export async function askAndWait(
  stack: AnsweringStack,
  person: string,
  timeoutMs: number,
): Promise<{ readonly requestId: string; readonly ackMs: number; readonly answerMs: number }> {
  const { client } = stack.shopify;
  await client.clearMails();
  const sentAtMs = Date.now();
  const { webhookId } = await client.sendDataRequest({ shop: demoShop, person });
  const [attempt] = (await client.waitForAttempts(webhookId)).attempts;
  if (attempt?.status !== 200) {
    throw new Error(`The webhook was answered ${String(attempt?.status ?? attempt?.error)}`);
  }
  const requestId = await waitForMail(stack, timeoutMs);
  return { requestId, ackMs: Math.round(attempt.ms), answerMs: Date.now() - sentAtMs };
}

async function waitForMail(stack: AnsweringStack, timeoutMs: number): Promise<string> {
  const endsAtMs = Date.now() + timeoutMs;
  while (Date.now() < endsAtMs) {
    for (const mail of await stack.shopify.client.mails()) {
      const id = requestLink.exec(JSON.stringify(mail))?.[1];
      if (id !== undefined) return id;
    }
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error(`No mail came in ${String(timeoutMs / 1000)} s`);
}

async function openAsOwner(stack: AnsweringStack, page: string): Promise<void> {
  const { url } = await stack.shopify.client.launch({ shop: demoShop, path: page });
  const { pathname, search } = new URL(url);
  const response = await fetch(new URL(pathname + search, stack.appUrl), {
    redirect: "manual",
    headers: { "user-agent": browserName },
  });
  if (!response.ok) throw new Error(`${page} answered ${String(response.status)}`);
}

/** Begins the register from what can be seen of the store, as its owner does with one click. */
export async function startRegister(stack: AnsweringStack): Promise<void> {
  const { idToken } = await stack.shopify.client.launch({ shop: demoShop });
  const response = await fetch(new URL("/app/register?index", stack.appUrl), {
    method: "POST",
    headers: { authorization: `Bearer ${idToken}`, "user-agent": browserName },
    body: new URLSearchParams({ intent: "start" }),
    // It leads on to the interview, which the demo leaves for later.
    redirect: "manual",
  });
  if (response.status >= 400)
    throw new Error(`Starting the register answered ${String(response.status)}`);
}

/** Downloads the package of a request as the store's owner. */
export async function downloadAnswer(
  stack: AnsweringStack,
  requestId: string,
): Promise<Uint8Array> {
  const { idToken } = await stack.shopify.client.launch({ shop: demoShop });
  const response = await fetch(new URL(`/app/requests/${requestId}/download`, stack.appUrl), {
    headers: { authorization: `Bearer ${idToken}`, "user-agent": browserName },
  });
  if (!response.ok) throw new Error(`The download answered ${String(response.status)}`);
  return new Uint8Array(await response.arrayBuffer());
}

function countAnswer(files: ReadonlyMap<string, string>) {
  const data: unknown = JSON.parse(files.get("data.json") ?? "{}");
  const lengthOf = (name: string): number => {
    const list: unknown = typeof data === "object" && data !== null ? Reflect.get(data, name) : 0;
    return Array.isArray(list) ? list.length : 0;
  };
  return {
    recordsInAnswer: lengthOf("records"),
    placesSearched: lengthOf("places"),
    explained: countBlocks(data),
  };
}

function countBlocks(data: unknown): number {
  const explained = z.object({ explanation: z.object({ blocks: z.array(z.unknown()) }) });
  return explained.safeParse(data).data?.explanation.blocks.length ?? 0;
}
