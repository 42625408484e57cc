import type { MovableClock } from "../control/movable-clock.ts";
import type { DeliveryAttempt, DeliveryLogEntry, WebhookMessage } from "./delivery.ts";
import { createWebhookPoster } from "./post-webhook.ts";
import { retryWaitsMs } from "./retry-schedule.ts";

/** In which order held deliveries go out. */
export type ReleaseOrder = "as sent" | "reversed" | "shuffled";

/** Sends webhooks until they are taken or Shopify would give up. */
export type DeliveryQueue = ReturnType<typeof createDeliveryQueue>;

type Entry = {
  readonly message: WebhookMessage;
  readonly retries: number;
  state: DeliveryLogEntry["state"];
  readonly attempts: DeliveryAttempt[];
};

/**
 * Creates the queue. A delivery counts as taken at any 2xx; anything else is
 * tried again with growing waits on the local clock.
 */
export function createDeliveryQueue(clock: MovableClock) {
  const sender = createSender(clock);
  const entries: Entry[] = [];
  let held: Entry[] | undefined;
  const add = (message: WebhookMessage, retries: number): void => {
    const entry: Entry = { message, retries, state: "pending", attempts: [] };
    entries.push(entry);
    if (held === undefined) sender.start(entry);
    else held.push(entry);
  };

  return {
    /** Sends a webhook; `retries` of 0 tries it once. */
    send: (message: WebhookMessage, retries = retryWaitsMs.length) => add(message, retries),
    /** Sends a webhook of the log again, same id and bytes. */
    repeat: (webhookId: string): boolean => {
      const first = entries.find((one) => one.message.webhookId === webhookId);
      if (first === undefined) return false;
      add(first.message, first.retries);
      return true;
    },
    /** Keeps new deliveries back until `release`. */
    hold: (): void => {
      held ??= [];
    },
    release: (order: ReleaseOrder): void => {
      const waiting = held ?? [];
      held = undefined;
      for (const entry of inOrder(waiting, order)) sender.start(entry);
    },
    /** Divides the waits between retries, for tests. */
    setRetrySpeed: sender.setRetrySpeed,
    log: (): readonly DeliveryLogEntry[] => entries.map(toLogEntry),
    clearLog: (): void => {
      const pending = entries.filter((entry) => entry.state === "pending");
      entries.splice(0, entries.length, ...pending);
    },
    close: sender.close,
  };
}

/** Sends entries, the first time and again after each wait. */
function createSender(clock: MovableClock) {
  const poster = createWebhookPoster();
  let retrySpeed = 1;
  const attempt = async (entry: Entry): Promise<void> => {
    const at = clock.now().toISOString();
    const outcome = await poster.post(entry.message);
    entry.attempts.push({ at, ...outcome });
    const { status } = outcome;
    if (status !== null && status >= 200 && status < 300) {
      entry.state = "delivered";
      return;
    }
    const waitMs = retryWaitsMs[entry.attempts.length - 1];
    if (waitMs === undefined || entry.attempts.length > entry.retries) {
      entry.state = "failed";
      return;
    }
    const nextAtMs = clock.now().getTime() + waitMs / retrySpeed;
    clock.runAt(new Date(nextAtMs), () => start(entry));
  };
  const start = (entry: Entry): void => {
    void attempt(entry);
  };
  return {
    start,
    setRetrySpeed: (speed: number): void => {
      retrySpeed = speed;
    },
    close: () => poster.close(),
  };
}

function toLogEntry(entry: Entry): DeliveryLogEntry {
  const { webhookId, shop, topic, url } = entry.message;
  const attempts = [...entry.attempts];
  return { webhookId, shop, topic, url, state: entry.state, attempts };
}

function inOrder(entries: readonly Entry[], order: ReleaseOrder): Entry[] {
  if (order === "reversed") return entries.toReversed();
  if (order === "as sent") return [...entries];
  return entries
    .map((entry) => ({ entry, rank: Math.random() }))
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ entry }) => entry);
}
