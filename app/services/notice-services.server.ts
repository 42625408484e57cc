import { createHash } from "node:crypto";
import { createNoticeDraftStore } from "../db/notice/notice-draft-store.server.ts";
import { createNoticeVersions } from "../db/consent/notice-versions.server.ts";
import {
  createNoticeLists,
  createNoticePublications,
} from "../db/notice/notice-publications.server.ts";
import type { NoticeDesk } from "../domain/consent/notice-ports.ts";
import {
  bringNotice,
  type BringNoticeDeps,
  giveUpNotice,
  lookAtNotice,
} from "../domain/consent/publication/bring-notice.ts";
import { createNoticeDesk } from "../domain/consent/publication/notice-desk.ts";
import type { NoticeSources } from "../domain/consent/publication/ports.ts";
import type { Clock } from "../domain/shared/clock.ts";
import { toMs } from "../domain/shared/duration.ts";
import { asInstallationId, type InstallationId } from "../domain/shared/ids.ts";
import type { PrismaClient } from "../generated/prisma/client.ts";
import { createEventLog } from "../db/event-log.server.ts";
import type { JobHandlers } from "../jobs/definitions.ts";
import { type JobQueue, throughPrisma } from "../jobs/queue.server.ts";
import type { Log } from "../logging/log.server.ts";
import type { AdminClient } from "../platform/shopify/admin-client.server.ts";
import { createNoticeShop } from "../platform/shopify/notice-shop.server.ts";
import {
  createPolicyServices,
  type PolicyServices,
  type PolicyServicesDeps,
} from "./policy-services.server.ts";
import type { createRegisterServices } from "./register-services.server.ts";

export type NoticeServicesDeps = {
  readonly prisma: PrismaClient;
  readonly queue: Pick<JobQueue, "send">;
  readonly client: AdminClient;
  readonly register: Pick<ReturnType<typeof createRegisterServices>, "findCurrent" | "findVersion">;
  readonly policy: Pick<PolicyServices, "check"> & {
    readonly store: Pick<PolicyServices["store"], "findPublished">;
  };
  readonly clock: Clock;
  readonly log: Pick<Log, "warn">;
};

export type NoticeServices = ReturnType<typeof createNoticeServices>;

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

/** How often a shop's notice is looked at, and after how long a run counts as lost. */
const lookEvery = { minutes: 55 } as const;
const lostAfter = { minutes: 15 } as const;
const mostInOneRun = 500;

/** Joins what prints the notice, brings it into shops and watches over it there. */
export function createNoticeServices(deps: NoticeServicesDeps): NoticeDesk & {
  readonly bring: (id: InstallationId, signal: AbortSignal) => Promise<void>;
  readonly giveUp: (id: InstallationId, signal: AbortSignal) => Promise<void>;
  readonly watch: (signal: AbortSignal) => Promise<void>;
} {
  const { prisma, queue, client, clock } = deps;
  const store = createNoticePublications({
    ...{ prisma, versions: createNoticeVersions({ prisma }) },
    enqueueBring: async (tx, installationId) => {
      await queue.send("notices.bring", { installationId }, throughPrisma(tx));
    },
  });
  const lists = createNoticeLists(prisma);
  const shop = createNoticeShop({ client });
  const bringing: BringNoticeDeps = { store, shop, sources: createSources(deps), digest, clock };
  const desk = createNoticeDesk({
    ...{ ...bringing, lists, drafts: createNoticeDraftStore(prisma) },
    note: (event) => createEventLog(prisma).record({ ...event, dataRequestId: null, detail: {} }),
  });
  return {
    ...desk,
    bring: (id, signal) => bringNotice(bringing, id, signal),
    giveUp: (id, signal) => giveUpNotice(bringing, id, signal),
    watch: async (signal) => {
      const now = clock.now().getTime();
      const since = new Date(now - toMs(lookEvery));
      const lostBefore = new Date(now - toMs(lostAfter));
      for (const id of await lists.findDue(since, lostBefore, mostInOneRun)) {
        signal.throwIfAborted();
        try {
          await bringNotice(bringing, id, signal);
          await lookAtNotice(bringing, id, signal);
        } catch (error) {
          deps.log.warn({ installationId: id, err: error }, "a notice could not be looked at now");
        }
      }
    },
  };
}

/**
 * The register of the policy that stands, in its languages, so that notice and policy say the same. Before
 * a first edition the register as it is now, where nothing keeps it from being published.
 */
function createSources({ register, policy }: NoticeServicesDeps): NoticeSources {
  return {
    find: async (installationId) => {
      const published = await policy.store.findPublished(installationId);
      if (published !== undefined) {
        const { registerNumber, texts } = published.edition;
        const version = await register.findVersion(installationId, registerNumber);
        if (version !== undefined) {
          const languages = texts.map(({ language }) => language);
          const source = { registerNumber, register: version.register, languages };
          return { gaps: 0, isPublished: true, source };
        }
      }
      const current = await register.findCurrent(installationId);
      if (current === undefined) return undefined;
      const { gaps, languages } = await policy.check(installationId, current.register);
      const source = { registerNumber: current.number, register: current.register, languages };
      return { gaps: gaps.length, isPublished: false, source };
    },
  };
}

/** What publishes: the policy, and the notice that says the same. */
export function createPublishingServices(deps: PolicyServicesDeps) {
  const policy = createPolicyServices(deps);
  return { policy, notice: createNoticeServices({ ...deps, policy }) };
}

type NoticeJob = "notices.bring" | "notices.check";

/** The jobs of the notice. What fails for good is put back; a look is made again in the next round. */
export function createNoticeHandlers(notice: NoticeServices): Pick<JobHandlers, NoticeJob> {
  return {
    "notices.bring": {
      run: ({ installationId }, { signal }) =>
        notice.bring(asInstallationId(installationId), signal),
      giveUp: ({ installationId }) =>
        notice.giveUp(asInstallationId(installationId), AbortSignal.timeout(120_000)),
    },
    "notices.check": {
      run: (_payload, { signal }) => notice.watch(signal),
      giveUp: () => Promise.resolve(),
    },
  };
}
