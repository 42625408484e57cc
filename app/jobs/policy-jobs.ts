import { z } from "zod";
import { type JobDefinition, recurring } from "./job-rules.ts";

const id = z.uuid();

/** Payloads of the jobs that publish policies and the notice. */
export const policyPayloads = {
  "policies.publish": z.strictObject({ publicationId: id }),
  "policies.announce": z.strictObject({ installationId: id }),
  "policies.notify": z.strictObject({ publicationId: id }),
  "policies.check": z.strictObject({}),
  "notices.bring": z.strictObject({ installationId: id }),
  "notices.check": z.strictObject({}),
};

type PolicyPayloads = typeof policyPayloads;

/** The jobs that publish policies, tell of changes and read back what stands in shops. */
export const policyJobs: {
  readonly [Name in keyof PolicyPayloads]: JobDefinition<z.infer<PolicyPayloads[Name]>>;
} = {
  /** Brings one edition of a policy into a shop, step by step. About ten minutes of trying, then it is put back. */
  "policies.publish": {
    payload: policyPayloads["policies.publish"],
    keyOf: ({ publicationId }) => publicationId,
    policy: "exclusive",
    retryLimit: 8,
    retryDelaySeconds: 1,
    retryDelayMaxSeconds: 300,
    expireSeconds: 1800,
    concurrency: 1,
    pollSeconds: 0.5,
  },
  /** Writes the history of editions, with what is coming, into the theme blocks. */
  "policies.announce": {
    payload: policyPayloads["policies.announce"],
    keyOf: ({ installationId }) => installationId,
    policy: "stately",
    retryLimit: 8,
    retryDelaySeconds: 2,
    retryDelayMaxSeconds: 600,
    expireSeconds: 900,
    concurrency: 1,
    pollSeconds: 1,
  },
  /** Tells those whom a changed policy concerns. Each is told once, so it may begin anew. */
  "policies.notify": {
    payload: policyPayloads["policies.notify"],
    keyOf: ({ publicationId }) => publicationId,
    policy: "exclusive",
    retryLimit: 12,
    retryDelaySeconds: 2,
    retryDelayMaxSeconds: 3600,
    expireSeconds: 6 * 3600,
    concurrency: 1,
    pollSeconds: 1,
  },
  /** Begins editions that are due, tries half-published ones again, and reads back what stands in shops. */
  "policies.check": {
    payload: policyPayloads["policies.check"],
    ...recurring,
    expireSeconds: 3600,
    schedule: "*/5 * * * *",
  },
  /** Brings the notice into a shop, after its merchant or with a new edition of the policy. */
  "notices.bring": {
    payload: policyPayloads["notices.bring"],
    keyOf: ({ installationId }) => installationId,
    policy: "stately",
    retryLimit: 8,
    retryDelaySeconds: 1,
    retryDelayMaxSeconds: 300,
    expireSeconds: 900,
    concurrency: 1,
    pollSeconds: 0.5,
  },
  /** Looks at the notices in shops: never two at once, and what stands is what was published. */
  "notices.check": {
    payload: policyPayloads["notices.check"],
    ...recurring,
    expireSeconds: 3600,
    schedule: "12,42 * * * *",
  },
};
