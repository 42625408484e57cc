import { expireAnswers } from "./db/answers/expire-answers.server.ts";
import { stopRequest } from "./db/requests/stop-request.server.ts";
import { fulfilAccess } from "./domain/data-requests/fulfil-access.ts";
import { asDataRequestId, asMailId } from "./domain/shared/ids.ts";
import { createErasureHandler } from "./services/erasure-services.server.ts";
import { createEvidenceHandlers } from "./services/evidence-services.server.ts";
import { isDeadLetterQueue, type JobHandler, type JobHandlers } from "./jobs/definitions.ts";
import { startWorker, type Worker } from "./jobs/worker.server.ts";
import { renewOldTokens } from "./renew-tokens.server.ts";
import { createPromiseHandlers } from "./services/promise-services.server.ts";
import { createNewsletterHandlers } from "./services/newsletter-services.server.ts";
import { createNoticeHandlers } from "./services/notice-services.server.ts";
import { createPolicyHandlers } from "./services/policy-services.server.ts";
import { createSelfAuditHandler } from "./services/self-audit-services.server.ts";
import type { Services } from "./services.server.ts";
import { createConsentHandlers } from "./services/consent-services.server.ts";
import { createWatchHandlers } from "./services/watch-services.server.ts";

const nothingToGiveUp = async (): Promise<void> => undefined;

type RequestHandler = JobHandler<"data-requests.fulfil">;

/**
 * After the last try the merchant is told and can have it tried again. A job
 * that was crowded out by another of the same request leaves it to that one.
 */
function giveUpOn({ database, outbox, clock, queue }: Services): RequestHandler["giveUp"] {
  return async ({ dataRequestId }) => {
    const open = await queue.findOpenJobs([dataRequestId]);
    if (open.some((job) => !isDeadLetterQueue(job.queue))) return;
    await stopRequest(
      { prisma: database.prisma, outbox },
      {
        id: asDataRequestId(dataRequestId),
        status: "failed",
        reason: "retries-exhausted",
        at: clock.now(),
        tellMerchant: true,
      },
    );
  };
}

/** Collecting is the same whether it is the first time or after a decision of the merchant's. */
function fulfilment(services: Services): RequestHandler {
  return {
    run: async ({ dataRequestId }, { signal }) => {
      await fulfilAccess(services.fulfilment, asDataRequestId(dataRequestId), signal);
    },
    giveUp: giveUpOn(services),
  };
}

type Recurring =
  | "answers.expire"
  | "mails.resume"
  | "data-requests.resume"
  | "keys.renew"
  | "tokens.renew"
  | "keepings.clear"
  | "evidence.checkpoint";

/** What nobody asks for: it runs on a schedule. */
function createRecurringHandlers(services: Services): Pick<JobHandlers, Recurring> {
  const { database, clock, outbox, log } = services;
  return {
    "answers.expire": {
      run: async () => {
        await expireAnswers(database.prisma, clock.now());
      },
      giveUp: nothingToGiveUp,
    },
    "mails.resume": {
      run: async () => {
        await outbox.resumeWaiting();
      },
      giveUp: nothingToGiveUp,
    },
    "data-requests.resume": {
      run: async () => {
        const resumed = await services.resumption.resumeLost();
        if (resumed > 0) log.warn({ resumed }, "requests without a job were put back to work");
      },
      giveUp: nothingToGiveUp,
    },
    "keys.renew": {
      run: (_payload, { signal }) => services.keyRotation.renew(signal),
      giveUp: async () => {
        log.error("the key-encryption keys could not be renewed: see npm run keys -- status");
      },
    },
    "tokens.renew": {
      run: (_payload, { signal }) => renewOldTokens(services, signal),
      giveUp: nothingToGiveUp,
    },
    "keepings.clear": {
      run: async (_payload, { signal }) => {
        const cleared = await services.keepings.clear(signal);
        if (cleared.refused > 0) log.warn(cleared, "Shopify refused to clear kept fields");
      },
      giveUp: nothingToGiveUp,
    },
    ...createEvidenceHandlers(services.evidencePages, log),
  };
}

/** Joins every job to what does it. */
export function createJobHandlers(services: Services): JobHandlers {
  const { mailDelivery, log } = services;
  return {
    "data-requests.fulfil": fulfilment(services),
    "data-requests.rebuild": fulfilment(services),
    "data-requests.erase": createErasureHandler(services.erasure, giveUpOn(services)),
    "mail.deliver": {
      run: async ({ mailId }) => {
        await mailDelivery.deliver(asMailId(mailId));
      },
      giveUp: ({ mailId }) => mailDelivery.giveUp(asMailId(mailId)),
    },
    "shops.remove": {
      run: ({ dataRequestId }) => services.removeShop(asDataRequestId(dataRequestId)),
      giveUp: giveUpOn(services),
    },
    ...createRecurringHandlers(services),
    ...createWatchHandlers(services.watch, log),
    "self-audits.run": createSelfAuditHandler(services.selfAudits),
    ...createPromiseHandlers(services.promises, log),
    ...createPolicyHandlers(services.policy),
    ...createConsentHandlers(services.consent, log),
    ...createNoticeHandlers(services.notice),
    ...createNewsletterHandlers(services.newsletter),
  };
}

/** Starts working on every job. */
export function startJobs(services: Services): Promise<Worker> {
  const { queue, log } = services;
  return startWorker({ queue, handlers: createJobHandlers(services), log });
}
