import { Agent, request } from "node:http";
import type { ClientRequest } from "node:http";

import type { DeliveryAttempt, DeliveryError, WebhookMessage } from "./delivery.ts";

/** Shopify waits a second for the connection and five for the whole answer. */
const limitsMs = { connect: 1000, answer: 5000 } as const;

type Outcome = Pick<DeliveryAttempt, "status" | "error">;

/** Sends one webhook once, with connections kept alive as Shopify does. */
export type PostWebhook = (message: WebhookMessage) => Promise<Omit<DeliveryAttempt, "at">>;

/** Creates the sender; `close` lets go of its connections. */
export function createWebhookPoster(): {
  readonly post: PostWebhook;
  readonly close: () => void;
} {
  const agent = new Agent({ keepAlive: true });
  return {
    post: async (message) => {
      const startedAtMs = performance.now();
      const outcome = await postOnce(agent, message);
      return { ...outcome, ms: performance.now() - startedAtMs };
    },
    close: () => agent.destroy(),
  };
}

function postOnce(agent: Agent, message: WebhookMessage): Promise<Outcome> {
  return new Promise((resolve) => {
    let isDone = false;
    const outgoing = request(message.url, {
      agent,
      method: "POST",
      headers: {
        ...message.headers,
        "content-length": String(Buffer.byteLength(message.body)),
      },
    });
    const finish = (outcome: Outcome): void => {
      if (isDone) return;
      isDone = true;
      clearTimeout(connectTimer);
      clearTimeout(answerTimer);
      resolve(outcome);
      if (outcome.error !== null) outgoing.destroy();
    };
    const fail = (error: DeliveryError): void => {
      finish({ status: null, error });
    };
    const connectTimer = setTimeout(fail, limitsMs.connect, "connection timeout");
    const answerTimer = setTimeout(fail, limitsMs.answer, "answer timeout");
    onConnected(outgoing, () => clearTimeout(connectTimer));
    outgoing.on("response", (answer) => {
      answer.on("error", () => fail("connection failed"));
      answer.on("end", () => finish({ status: answer.statusCode ?? null, error: null }));
      answer.resume();
    });
    outgoing.on("error", () => {
      // A kept-alive connection the app closed meanwhile says nothing about
      // the app: every HTTP client takes a fresh one then.
      if (outgoing.reusedSocket && !isDone) {
        void postOnce(agent, message).then(finish);
      } else {
        fail("connection failed");
      }
    });
    outgoing.end(message.body);
  });
}

function onConnected(outgoing: ClientRequest, connected: () => void): void {
  outgoing.on("socket", (socket) => {
    if (socket.connecting) socket.once("connect", connected);
    else connected();
  });
}
