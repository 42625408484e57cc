import { z } from "zod";
import { type JobDefinition, recurring } from "./job-rules.ts";

/** Payloads of the jobs that carry what people left to the systems that send. */
export const newsletterPayloads = {
  "newsletter.apply-opt-outs": z.strictObject({ installationId: z.uuid() }),
  "newsletter.read-back": z.strictObject({}),
};

type NewsletterPayloads = typeof newsletterPayloads;

/** The jobs behind leaving the newsletter. */
export const newsletterJobs: {
  readonly [Name in keyof NewsletterPayloads]: JobDefinition<z.infer<NewsletterPayloads[Name]>>;
} = {
  /** Tells systems what is due in one shop and reads it back. Tried for hours: an opt-out must arrive. */
  "newsletter.apply-opt-outs": {
    payload: newsletterPayloads["newsletter.apply-opt-outs"],
    keyOf: ({ installationId }) => installationId,
    policy: "stately",
    retryLimit: 20,
    retryDelaySeconds: 1,
    retryDelayMaxSeconds: 1800,
    expireSeconds: 1800,
    concurrency: 4,
    pollSeconds: 0.5,
  },
  /** Finds shops where a look at a system is due, and forgets addresses whose time is over. */
  "newsletter.read-back": {
    payload: newsletterPayloads["newsletter.read-back"],
    ...recurring,
    schedule: "* * * * *",
  },
};
