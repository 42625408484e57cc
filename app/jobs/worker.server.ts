import type { Job } from "pg-boss";
import type { Log } from "../logging/log.server.ts";
import {
  deadLetterQueue,
  type JobHandler,
  type JobHandlers,
  type JobName,
  jobNames,
  jobs,
} from "./definitions.ts";
import type { JobQueue } from "./queue.server.ts";

/** Stands in the job's row for what went wrong: the real error may quote data and goes to the log. */
class JobFailedError extends Error {
  override readonly name = "JobFailedError";
}

export type Worker = {
  /** Wakes this process' worker of a queue at once instead of at its next look. */
  readonly nudge: (name: JobName) => void;
  /** Takes no more jobs, lets those in hand end, and interrupts them when the time runs out. */
  readonly stop: (timeoutMs: number) => Promise<void>;
};

export type WorkerParams = {
  readonly queue: JobQueue;
  readonly handlers: JobHandlers;
  readonly log: Log;
};

type Context = { readonly log: Log; readonly stopping: AbortSignal };

async function runJob<Name extends JobName>(
  name: Name,
  handler: JobHandler<Name>,
  { job, log, stopping }: Context & { readonly job: Job<unknown> },
): Promise<void> {
  const payload = jobs[name].payload.parse(job.data);
  const facts: object = { job: name, jobId: job.id, retryCount: job.retryCount, ...payload };
  const startedAt = performance.now();
  try {
    const signal = AbortSignal.any([job.signal, stopping]);
    await handler.run(payload, { jobId: job.id, retryCount: job.retryCount, signal });
    log.info({ ...facts, tookMs: Math.round(performance.now() - startedAt) }, "job done");
  } catch (error) {
    log.warn({ ...facts, err: error }, "job failed; it will be tried again or given up");
    throw new JobFailedError(error instanceof Error ? error.name : "unknown");
  }
}

async function giveUpJob<Name extends JobName>(
  name: Name,
  handler: JobHandler<Name>,
  { job, log }: Context & { readonly job: Job<unknown> },
): Promise<void> {
  const payload = jobs[name].payload.parse(job.data);
  const facts: object = { job: name, jobId: job.id, ...payload };
  log.error(facts, "job given up");
  try {
    await handler.giveUp(payload);
  } catch (error) {
    log.error({ ...facts, err: error }, "giving up failed; it will be tried again");
    throw new JobFailedError(error instanceof Error ? error.name : "unknown");
  }
}

async function startQueue<Name extends JobName>(
  name: Name,
  handlers: Pick<JobHandlers, Name>,
  { queue, ...context }: Context & { readonly queue: JobQueue },
): Promise<string> {
  const { boss } = queue;
  const rules = jobs[name];
  const handler = handlers[name];
  await boss.work(deadLetterQueue(name), { pollingIntervalSeconds: 2 }, async (batch) => {
    for (const job of batch) await giveUpJob(name, handler, { ...context, job });
  });
  const options = {
    pollingIntervalSeconds: rules.pollSeconds,
    localConcurrency: rules.concurrency,
    heartbeatRefreshSeconds: 3,
  };
  const id = await boss.work(name, options, async (batch) => {
    for (const job of batch) await runJob(name, handler, { ...context, job });
  });
  if (rules.schedule !== undefined) await boss.schedule(name, rules.schedule, {}, { key: name });
  return id;
}

/** Starts working on every queue. */
export async function startWorker(params: WorkerParams): Promise<Worker> {
  const { queue, log } = params;
  const stopping = new AbortController();
  const context = { queue, log, stopping: stopping.signal };
  const ids = new Map<JobName, string>();
  for (const name of jobNames) ids.set(name, await startQueue(name, params.handlers, context));
  return {
    nudge: (name) => {
      const id = ids.get(name);
      if (id !== undefined) queue.boss.notifyWorker(id);
    },
    stop: async (timeoutMs) => {
      const timer = setTimeout(() => {
        stopping.abort(new Error("the process stops"));
      }, timeoutMs / 2);
      await queue.stop(timeoutMs);
      clearTimeout(timer);
    },
  };
}
