import { setTimeout as sleep } from "node:timers/promises";
import type { KillWorld } from "./kill-world.ts";

/** On the embedded database every so many kills take the database's process too. */
const hardEvery = 3;

/** A webhook that went out, with what its sender wants to remember of it. */
export interface SentWebhook<Note> {
  readonly webhookId: string;
  readonly note: Note;
}

export interface StormPlan<Note> {
  readonly kills: number;
  /** Sends one person's webhook. */
  readonly send: (one: KillWorld["people"][number]) => Promise<SentWebhook<Note>>;
}

/** Sends one webhook per person at random moments while the app is killed at random moments. */
export async function storm<Note>(
  world: KillWorld,
  { kills, send }: StormPlan<Note>,
): Promise<readonly SentWebhook<Note>[]> {
  const sent: SentWebhook<Note>[] = [];
  const sending = (async () => {
    for (const one of world.people) {
      sent.push(await send(one));
      await sleep(Math.random() * 2 * ((kills * 3_000) / world.people.length));
    }
  })();
  for (let kill = 1; kill <= kills; kill += 1) {
    await sleep(300 + Math.random() * 2_500);
    await world.killAndRestart(kill % hardEvery === 0);
  }
  await sending;
  return sent;
}

/** Waits until no webhook is on its way any more; tells which were answered 200. */
export async function settle<Note>(
  world: KillWorld,
  sent: readonly SentWebhook<Note>[],
): Promise<readonly (SentWebhook<Note> & { readonly wasAcknowledged: boolean })[]> {
  for (;;) {
    const log = await world.shopify.client.deliveries();
    const ours = sent.map((one) => ({
      ...one,
      delivery: log.find(({ webhookId }) => webhookId === one.webhookId),
    }));
    if (ours.every(({ delivery }) => delivery !== undefined && delivery.state !== "pending")) {
      return ours.map(({ delivery, ...one }) => ({
        ...one,
        wasAcknowledged: delivery?.attempts.some(({ status }) => status === 200) ?? false,
      }));
    }
    await sleep(200);
  }
}
