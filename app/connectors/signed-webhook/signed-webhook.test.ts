import { createServer, type IncomingMessage, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { decideLook } from "../../domain/newsletter/decide-look.ts";
import type { DueEffect } from "../../domain/newsletter/ports.ts";
import { toMarketingConsent } from "../../domain/recipients/marketing-by-connector.ts";
import type { RecipientOrder } from "../../domain/recipients/connector.ts";
import type { PostDeps } from "./post-signed.server.ts";
import { createWebhookSecret, signMessage } from "./sign-message.server.ts";
import { createSignedWebhook } from "./signed-webhook.server.ts";

type Received = { readonly path: string; readonly body: string; readonly request: IncomingMessage };

const received: Received[] = [];
/** What the receiver answers next; 200 with nothing when it is empty. */
const answers: { readonly status: number; readonly body?: string }[] = [];
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    received.push({ path: request.url ?? "", body: Buffer.concat(chunks).toString(), request });
    const { status, body = "" } = answers.shift() ?? { status: 200 };
    response.writeHead(status).end(body);
  });
});
beforeAll(() => new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready)));
afterAll(() => new Promise((closed) => server.close(closed)));
afterEach(() => {
  received.length = 0;
  answers.length = 0;
});

/** The receiver's name leads to a public address, and from there to the server of this test. */
const network: PostDeps = {
  lookup: (_name, _options, callback) => callback(null, [{ address: "1.1.1.1", family: 4 }]),
  ask: ((url: URL, options: object, callback: (response: IncomingMessage) => void) =>
    httpRequest(
      new URL(`${url.pathname}${url.search}`, "http://127.0.0.1"),
      { ...options, lookup: undefined, port: (server.address() as AddressInfo).port },
      callback,
    )) as PostDeps["ask"],
};
const now = new Date();
const secret = createWebhookSecret();
const order: RecipientOrder = {
  ...{ kind: "marketing", channel: "email", address: "kund@example.test" },
  ...{ to: "out", key: "0190.0" },
};
const signal = AbortSignal.timeout(20_000);

function open(more: Partial<Parameters<typeof createSignedWebhook>[0]> = {}) {
  const notes: (string | null)[] = [];
  const receiver = {
    ...{ code: "tool:1", url: "https://tool.example.test/hook", channels: ["email"] as const },
    ...{ readUrl: "https://tool.example.test/state", secrets: [secret], ...more },
  };
  const connector = createSignedWebhook(receiver, {
    ...{ network, clock: { now: () => now }, createKey: () => "key-1" },
    note: (code) => {
      notes.push(code);
      return Promise.resolve();
    },
  });
  return { connector, notes };
}

const headersOf = (one: Received | undefined) => one?.request.headers as Record<string, string>;

describe("createSignedWebhook()", () => {
  it("signs what it sends as Standard Webhooks has it, under the same id each time", async () => {
    const { connector, notes } = open();
    expect(await connector.send(order, signal)).toEqual({ state: "acknowledged" });
    await connector.send(order, signal);
    const [first, second] = received;
    const said = new Webhook(secret).verify(first?.body ?? "", headersOf(first));
    expect(said).toMatchObject({
      ...{ type: "marketing.left", timestamp: now.toISOString() },
      data: { channel: "email", address: "kund@example.test" },
    });
    expect(headersOf(first)["webhook-id"]).toBe("0190.0");
    expect(headersOf(second)["webhook-id"]).toBe("0190.0");
    expect(notes).toEqual([null, null]);
  });

  it("is taken by a receiver with the former secret and by one with the new, while both hold", async () => {
    const former = createWebhookSecret();
    await open({ secrets: [secret, former] }).connector.send(order, signal);
    const [one] = received;
    for (const key of [secret, former]) {
      expect(() => new Webhook(key).verify(one?.body ?? "", headersOf(one))).not.toThrow();
    }
    const forged = { ...headersOf(one), "webhook-signature": "v1,AAAA" };
    expect(() => new Webhook(secret).verify(one?.body ?? "", forged)).toThrow();
  });

  it("comes back later to a receiver that fails, and asks it only once in a run", async () => {
    answers.push({ status: 500 });
    const { connector, notes } = open();
    expect(await connector.send(order, signal)).toEqual({ state: "sent", code: "http-500" });
    expect(await connector.send(order, signal)).toEqual({ state: "sent", code: "http-500" });
    expect(received).toHaveLength(1);
    expect(notes).toEqual(["http-500"]);
    expect(await open().connector.send(order, signal)).toEqual({ state: "acknowledged" });
  });

  it("tells what the receiver answers, and takes nothing it cannot read for a yes", async () => {
    const send = async (status: number, body: string) => {
      answers.push({ status, body });
      return open().connector.send(order, signal);
    };
    expect(await send(200, '{"status":"done"}')).toEqual({ state: "acknowledged" });
    const unknown = { state: "impossible", code: "unknown-there" };
    expect(await send(200, '{"status":"unknown"}')).toEqual(unknown);
    const refused = { state: "refused", code: "no-such-list" };
    expect(await send(200, '{"status":"refused","code":"no-such-list"}')).toEqual(refused);
    const unreadable = { state: "refused", code: "unreadable-answer" };
    expect(await send(200, "<html>Sign in</html>")).toEqual(unreadable);
    expect(await send(404, "")).toEqual({ state: "refused", code: "http-404" });
  });

  it("reads back what holds there, and says where it cannot", async () => {
    answers.push({ status: 200, body: '{"status":"out"}' });
    const question = { kind: "marketing", channel: "email", address: order.address } as const;
    const out = { kind: "said", isOut: true, word: "out" };
    expect(await open().connector.readBack(question, signal)).toEqual(out);
    expect(received[0]?.path).toBe("/state");
    const mute = await open({ readUrl: null }).connector.readBack(question, signal);
    expect(mute).toEqual({ kind: "cannot-be-read" });
  });

  it("reaches no private address, by name or number", async () => {
    const inside = createSignedWebhook(
      {
        code: "t",
        url: "https://inside.example.test/",
        readUrl: null,
        secrets: [secret],
        channels: [],
      },
      {
        ...{ clock: { now: () => now }, createKey: () => "k", note: () => Promise.resolve() },
        network: {
          lookup: (_name, _options, callback) =>
            callback(null, [{ address: "10.0.0.5", family: 4 }]),
          ask: (await import("node:https")).request,
        },
      },
    );
    const refusal = { state: "sent", code: "not-public" };
    expect(await inside.send(order, signal)).toEqual(refusal);
    expect(await open({ url: "https://127.0.0.1/" }).connector.send(order, signal)).toEqual(
      refusal,
    );
    const plain = await open({ url: "http://tool.example.test/" }).connector.send(order, signal);
    expect(plain).toEqual({ state: "sent", code: "not-https" });
    expect(received).toEqual([]);
  });
});

describe("signMessage()", () => {
  it("agrees with the reference implementation", () => {
    const message = { id: "msg_1", timestamp: 1_795_000_000, body: '{"a":1}' };
    const fields = signMessage([secret], message);
    const sentAt = new Date(message.timestamp * 1_000);
    expect(fields["webhook-signature"]).toBe(
      new Webhook(secret).sign(message.id, sentAt, message.body),
    );
  });
});

describe("toMarketingConsent()", () => {
  const effect: DueEffect = {
    ...{ proofId: "p", system: "tool:1", formerState: "in", checks: 1, drifts: 0 },
    ...{ receivedAt: now, inEffectAt: now, target: null },
    ...{ wanted: "out", state: "in-effect" },
  };
  const target = {
    channel: "email",
    address: order.address,
    installationId: "i" as never,
  } as const;

  it("shows a tool that says otherwise later as one that drifted, to be told again", async () => {
    answers.push({ status: 200, body: '{"status":"in"}' });
    const reading = await toMarketingConsent(open().connector).read(target, signal);
    expect(decideLook({ effect, reading, now })).toMatchObject({ kind: "write", hasDrifted: true });
  });

  it("tells a tool that cannot be read once, and is content with its word", async () => {
    const system = toMarketingConsent(open({ readUrl: null }).connector);
    const reading = await system.read(target, signal);
    const waiting: DueEffect = { ...effect, state: "waiting", inEffectAt: null };
    expect(decideLook({ effect: waiting, reading, now })).toMatchObject({ kind: "write" });
    const told: DueEffect = { ...effect, state: "acknowledged" };
    expect(decideLook({ effect: told, reading, now })).toMatchObject({
      ...{ kind: "settled", note: { state: "acknowledged", nextCheckAt: null } },
    });
  });
});
