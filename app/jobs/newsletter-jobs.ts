import { z } from "zod";
import { type JobDefinition, recurring } from "./job-rules.ts";

/** Payloads of the jobs that carry what people left to the systems that send. */
export const newsletterPayloads = {
  "newsletter.apply-opt-outs": z.strictObject({ installationId: z.uuid() }),
  "newsletter.read-back": z.strictObject({}),
  "newsletter.judge-claims": z.strictObject({ installationId: z.uuid() }),
  "newsletter.fill-leave-fields": z.strictObject({ installationId: z.uuid() }),
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
  /** Judges opt-ins that contradict opt-outs, many at once. Shopify's rate may hold it up for hours. */
  "newsletter.judge-claims": {
    payload: newsletterPayloads["newsletter.judge-claims"],
    keyOf: ({ installationId }) => installationId,
    policy: "stately",
    retryLimit: 20,
    retryDelaySeconds: 1,
    retryDelayMaxSeconds: 1800,
    expireSeconds: 1800,
    concurrency: 2,
    pollSeconds: 0.5,
  },
  /** Writes people's own links into Shopify's customers; a large shop takes hours at Shopify's rate. */
  "newsletter.fill-leave-fields": {
    payload: newsletterPayloads["newsletter.fill-leave-fields"],
    keyOf: ({ installationId }) => installationId,
    policy: "exclusive",
    retryLimit: 20,
    retryDelaySeconds: 5,
    retryDelayMaxSeconds: 1800,
    expireSeconds: 12 * 3600,
    concurrency: 2,
    pollSeconds: 2,
  },
  /** Finds shops where a look at a system is due, and forgets addresses whose time is over. */
  "newsletter.read-back": {
    payload: newsletterPayloads["newsletter.read-back"],
    ...recurring,
    schedule: "* * * * *",
  },
};
