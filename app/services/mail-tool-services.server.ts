import { randomUUID } from "node:crypto";
import { createWebhookSecret } from "../connectors/signed-webhook/sign-message.server.ts";
import {
  createSignedWebhook,
  type SignedWebhookDeps,
  testReceiver,
} from "../connectors/signed-webhook/signed-webhook.server.ts";
import {
  createMailToolStore,
  type MailTool,
  type MailToolSettings,
} from "../db/recipients/mail-tool-store.server.ts";
import type { TimelineEntry } from "../domain/data-requests/admin-ports.ts";
import type { ShopSeal } from "../domain/data-requests/ports.ts";
import type { MarketingConsent } from "../domain/newsletter/ports.ts";
import { toMarketingConsent } from "../domain/recipients/marketing-by-connector.ts";
import type { Clock } from "../domain/shared/clock.ts";
import { toMs } from "../domain/shared/duration.ts";
import type { InstallationId } from "../domain/shared/ids.ts";
import type { PrismaClient } from "../generated/prisma/client.ts";

type Deps = {
  readonly prisma: PrismaClient;
  readonly keys: { readonly shopSeal: ShopSeal };
  readonly clock: Clock;
  readonly network?: SignedWebhookDeps["network"];
};

/** How long two secrets sign side by side, so that the receiver can change its own in peace. */
const overlap = { days: 2 } as const;

/** A shop's own mail tools: set up, tried, and told who left. */
export function createMailToolServices(deps: Deps) {
  const { prisma, keys, clock, network } = deps;
  const store = createMailToolStore({ prisma, shopSeal: keys.shopSeal });
  const depsOf = (id: string): SignedWebhookDeps => ({
    ...{ clock, createKey: randomUUID },
    note: (code) => store.note(id, code, clock.now()),
    ...(network === undefined ? {} : { network }),
  });
  const toReceiver = async (installation: InstallationId, tool: MailTool) => {
    const secrets = await store.secretsOf(installation, tool.id, clock.now());
    const { code, url, readUrl, channels } = tool;
    return { code, url, readUrl, channels, secrets };
  };
  const find = async (installation: InstallationId, id: string) =>
    (await store.list(installation)).find((tool) => tool.id === id);
  return {
    findSystems: store.findSystems,
    list: store.list,
    switch: store.switch,
    remove: store.remove,
    /** With the secret, which is shown this once. */
    add: async (settings: MailToolSettings, entry: TimelineEntry) => {
      const secret = createWebhookSecret();
      return { id: await store.add(settings, secret, entry), secret };
    },
    /** The new secret, shown this once; undefined where there is no such tool. */
    renewSecret: async (id: string, entry: TimelineEntry): Promise<string | undefined> => {
      const secret = createWebhookSecret();
      const formerUntil = new Date(entry.at.getTime() + toMs(overlap));
      const isDone = await store.renewSecret(id, { secret, formerUntil }, entry);
      return isDone ? secret : undefined;
    },
    /** Null when the tool took a message that is about nobody, else why it did not. */
    test: async (installation: InstallationId, id: string): Promise<string | null> => {
      const tool = await find(installation, id);
      if (tool === undefined) return "not-found";
      const receiver = await toReceiver(installation, tool);
      return testReceiver(receiver, depsOf(id), AbortSignal.timeout(15_000));
    },
    /** The shop's tools as systems that send; made anew for every run. */
    systemsOf: async (installation: InstallationId): Promise<readonly MarketingConsent[]> => {
      const tools = (await store.list(installation)).filter(({ isOn }) => isOn);
      return Promise.all(
        tools.map(async (tool) => {
          const receiver = await toReceiver(installation, tool);
          return toMarketingConsent(createSignedWebhook(receiver, depsOf(tool.id)));
        }),
      );
    },
  };
}
