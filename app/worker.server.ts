import { expireAnswers } from "./db/expire-answers.server.ts";
import { markRequestFailed } from "./db/request-jobs.server.ts";
import { removeShop } from "./db/shop-removal.server.ts";
import { fulfilAccess } from "./domain/data-requests/fulfil-access.ts";
import { asDataRequestId, asMailId } from "./domain/shared/ids.ts";
import type { JobHandler, JobHandlers } from "./jobs/definitions.ts";
import { startWorker, type Worker } from "./jobs/worker.server.ts";
import type { Services } from "./services.server.ts";

const nothingToGiveUp = async (): Promise<void> => undefined;

type RequestHandler = JobHandler<"data-requests.fulfil">;

/** After the last try the merchant is told and can have it tried again. */
function giveUpOn({ database, outbox, clock }: Services): RequestHandler["giveUp"] {
  return ({ dataRequestId }) =>
    markRequestFailed(
      { prisma: database.prisma, outbox },
      { id: asDataRequestId(dataRequestId), reason: "retries-exhausted", at: clock.now() },
    );
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

/** Joins every job to what does it, and starts. */
export async function startJobs(services: Services): Promise<Worker> {
  const { queue, log, database, clock, mailDelivery } = services;
  const { prisma } = database;
  const handlers: JobHandlers = {
    "data-requests.fulfil": fulfilment(services),
    "data-requests.rebuild": fulfilment(services),
    "mail.deliver": {
      run: async ({ mailId }) => {
        await mailDelivery.deliver(asMailId(mailId));
      },
      giveUp: ({ mailId }) => mailDelivery.giveUp(asMailId(mailId)),
    },
    "shops.remove": {
      run: ({ dataRequestId }) => removeShop(prisma, asDataRequestId(dataRequestId), clock.now()),
      giveUp: giveUpOn(services),
    },
    "answers.expire": {
      run: async () => {
        await expireAnswers(prisma, clock.now());
      },
      giveUp: nothingToGiveUp,
    },
  };
  return startWorker({ queue, handlers, log });
}
