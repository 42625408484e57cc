import { createFieldRunStore, findOpenFieldRuns } from "../db/newsletter/field-run-store.server.ts";
import type { FillFieldsDeps } from "../domain/newsletter/leave-field/fill-leave-fields.ts";
import {
  fillLeaveFields,
  startRun,
  wakeRun,
} from "../domain/newsletter/leave-field/fill-leave-fields.ts";
import type { Clock } from "../domain/shared/clock.ts";
import { asInstallationId, type InstallationId, type ShopDomain } from "../domain/shared/ids.ts";
import type { PrismaClient } from "../generated/prisma/client.ts";
import type { JobHandlers } from "../jobs/definitions.ts";
import type { JobQueue } from "../jobs/queue.server.ts";
import type { AdminClient } from "../platform/shopify/admin-client.server.ts";
import { createLeaveField } from "../platform/shopify/leave-field.server.ts";

type Deps = {
  readonly prisma: PrismaClient;
  readonly queue: Pick<JobQueue, "send">;
  readonly client: AdminClient;
  readonly clock: Clock;
  readonly makeLink: FillFieldsDeps["makeLink"];
  readonly findShop: (installation: InstallationId) => Promise<ShopDomain | undefined>;
};

/** An import tells of thousands within a minute. */
const seldomMs = 5_000;

export type LeaveFieldServices = ReturnType<typeof createLeaveFieldServices>;

/** People's own links in Shopify's customers, for other mail tools. */
export function createLeaveFieldServices(deps: Deps) {
  const { prisma, queue, client, clock, makeLink, findShop } = deps;
  const runs = createFieldRunStore(prisma);
  const filling = { runs, clock, makeLink, place: createLeaveField({ client }) };
  const enqueue = (installationId: InstallationId) =>
    queue.send("newsletter.fill-leave-fields", { installationId });
  const lookedAt = new Map<InstallationId, number>();
  return {
    findRun: runs.find,
    /** From the beginning; links that are there stay. */
    start: async (installation: InstallationId): Promise<void> => {
      await runs.save(installation, startRun(clock.now()));
      await enqueue(installation);
    },
    /** Somebody subscribed: seen to with the others who do within the minute. */
    wake: async (installation: InstallationId): Promise<void> => {
      const nowMs = performance.now();
      if (nowMs - (lookedAt.get(installation) ?? -Infinity) < seldomMs) return;
      lookedAt.set(installation, nowMs);
      const woken = wakeRun(await runs.find(installation), clock.now());
      if (woken !== undefined) await runs.save(installation, woken);
    },
    resume: async (): Promise<void> => {
      for (const installation of await findOpenFieldRuns(prisma)) await enqueue(installation);
    },
    fill: async (installation: InstallationId, signal: AbortSignal): Promise<void> => {
      const shop = await findShop(installation);
      if (shop !== undefined) await fillLeaveFields(filling, { shop, installation }, signal);
    },
  };
}

/** The job that writes them, a page after another. */
export function createLeaveFieldHandler(newsletter: {
  readonly leaveFields: Pick<LeaveFieldServices, "fill">;
}): JobHandlers["newsletter.fill-leave-fields"] {
  return {
    run: ({ installationId }, { signal }) =>
      newsletter.leaveFields.fill(asInstallationId(installationId), signal),
    giveUp: () => Promise.resolve(),
  };
}
