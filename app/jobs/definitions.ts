import { z } from "zod";
import { type JobDefinition, recurring } from "./job-rules.ts";
import { newsletterJobs, newsletterPayloads } from "./newsletter-jobs.ts";
import { policyJobs, policyPayloads } from "./policy-jobs.ts";

const id = z.uuid();

const payloads = {
  "data-requests.fulfil": z.strictObject({ dataRequestId: id }),
  "data-requests.rebuild": z.strictObject({ dataRequestId: id }),
  "data-requests.erase": z.strictObject({ dataRequestId: id }),
  "mail.deliver": z.strictObject({ mailId: id }),
  "shops.remove": z.strictObject({ dataRequestId: id }),
  "answers.expire": z.strictObject({}),
  "mails.resume": z.strictObject({}),
  "data-requests.resume": z.strictObject({}),
  "tokens.renew": z.strictObject({}),
  "keys.renew": z.strictObject({}),
  "erasures.watch": z.strictObject({}),
  "erasures.read-back": z.strictObject({ dataRequestId: id }),
  "keepings.clear": z.strictObject({}),
  "evidence.checkpoint": z.strictObject({}),
  "self-audits.run": z.strictObject({ selfAuditId: id }),
  "scans.run": z.strictObject({ scanId: id }),
  "scans.schedule": z.strictObject({}),
  "consents.expire": z.strictObject({}),
  ...policyPayloads,
  ...newsletterPayloads,
};

export type JobName = keyof typeof payloads;
export type JobPayload<Name extends JobName> = z.infer<(typeof payloads)[Name]>;

/**
 * Every job there is: its name, its payload (ids only, never data of a person)
 * and its rules. A name without a handler does not compile (`JobHandlers`).
 */
export const jobs: { readonly [Name in JobName]: JobDefinition<JobPayload<Name>> } = {
  /** Collects and answers one access request. About 40 minutes of trying before it is given up. */
  "data-requests.fulfil": {
    payload: payloads["data-requests.fulfil"],
    keyOf: ({ dataRequestId }) => dataRequestId,
    policy: "exclusive",
    retryLimit: 12,
    retryDelaySeconds: 1,
    retryDelayMaxSeconds: 600,
    expireSeconds: 6 * 3600,
    concurrency: 4,
    pollSeconds: 0.5,
  },
  /** Collects again after the merchant decided on possible matches, and replaces the answer. */
  "data-requests.rebuild": {
    payload: payloads["data-requests.rebuild"],
    keyOf: ({ dataRequestId }) => dataRequestId,
    policy: "stately",
    retryLimit: 12,
    retryDelaySeconds: 1,
    retryDelayMaxSeconds: 600,
    expireSeconds: 6 * 3600,
    concurrency: 2,
    pollSeconds: 1,
  },
  /** Plans and carries out one erasure. About 40 minutes of trying before it is given up. */
  "data-requests.erase": {
    payload: payloads["data-requests.erase"],
    keyOf: ({ dataRequestId }) => dataRequestId,
    policy: "exclusive",
    retryLimit: 12,
    retryDelaySeconds: 1,
    retryDelayMaxSeconds: 600,
    expireSeconds: 6 * 3600,
    concurrency: 4,
    pollSeconds: 0.5,
  },
  /** Sends one mail of the outbox. Mail servers ask to come back later for hours: about a day. */
  "mail.deliver": {
    payload: payloads["mail.deliver"],
    keyOf: ({ mailId }) => mailId,
    policy: "exclusive",
    retryLimit: 20,
    retryDelaySeconds: 2,
    retryDelayMaxSeconds: 7200,
    expireSeconds: 300,
    concurrency: 2,
    pollSeconds: 0.5,
  },
  /** Carries out shop/redact: every lifetime of the app in the shop that has ended goes. */
  "shops.remove": {
    payload: payloads["shops.remove"],
    keyOf: ({ dataRequestId }) => dataRequestId,
    policy: "stately",
    retryLimit: 20,
    retryDelaySeconds: 2,
    retryDelayMaxSeconds: 3600,
    expireSeconds: 3600,
    concurrency: 1,
    pollSeconds: 2,
  },
  /** Drops the bytes of answers whose time is over. */
  "answers.expire": {
    payload: payloads["answers.expire"],
    ...recurring,
    schedule: "17 * * * *",
  },
  /** Tries mails again that wait for a contact address or a mail server. */
  "mails.resume": {
    payload: payloads["mails.resume"],
    ...recurring,
    schedule: "37 * * * *",
  },
  /** Puts requests back to work whose job was lost. */
  "data-requests.resume": {
    payload: payloads["data-requests.resume"],
    ...recurring,
    schedule: "57 * * * *",
  },
  /** Renews offline tokens nobody used for a while: unused for 90 days they could not be any more. */
  "tokens.renew": {
    payload: payloads["tokens.renew"],
    ...recurring,
    retryDelaySeconds: 60,
    expireSeconds: 3600,
    schedule: "47 3 * * *",
  },
  /** Replaces and drops key-encryption keys when they are due, and wraps what is left over anew. */
  "keys.renew": {
    payload: payloads["keys.renew"],
    ...recurring,
    retryDelaySeconds: 60,
    expireSeconds: 6 * 3600,
    schedule: "17 2 * * *",
  },
  /** Looks whether Shopify's own erasures have come, where a look is due. */
  "erasures.watch": {
    payload: payloads["erasures.watch"],
    ...recurring,
    schedule: "*/15 * * * *",
  },
  /** The same for one erasure, at once: right after it, and when the merchant asks. */
  "erasures.read-back": {
    payload: payloads["erasures.read-back"],
    keyOf: ({ dataRequestId }) => dataRequestId,
    policy: "exclusive",
    retryLimit: 3,
    retryDelaySeconds: 10,
    retryDelayMaxSeconds: 300,
    expireSeconds: 900,
    concurrency: 2,
    pollSeconds: 1,
  },
  /** Clears fields of orders no law keeps any longer. Most of a country's end with the same day. */
  "keepings.clear": {
    payload: payloads["keepings.clear"],
    ...recurring,
    expireSeconds: 6 * 3600,
    schedule: "7 * * * *",
  },
  /** Signs every evidence log that grew, and prunes what is older than its shop keeps. */
  "evidence.checkpoint": {
    payload: payloads["evidence.checkpoint"],
    ...recurring,
    expireSeconds: 6 * 3600,
    schedule: "27 1 * * *",
  },
  /** Audits one development store. What a killed run planted only that run knew: the second try tidies up. */
  "self-audits.run": {
    payload: payloads["self-audits.run"],
    keyOf: ({ selfAuditId }) => selfAuditId,
    policy: "exclusive",
    retryLimit: 1,
    retryDelaySeconds: 5,
    retryDelayMaxSeconds: 60,
    expireSeconds: 3600,
    concurrency: 1,
    pollSeconds: 2,
  },
  /** Looks at one storefront. A browser takes memory, so one at a time; it cannot be gone on with. */
  "scans.run": {
    payload: payloads["scans.run"],
    keyOf: ({ scanId }) => scanId,
    policy: "exclusive",
    retryLimit: 1,
    retryDelaySeconds: 5,
    retryDelayMaxSeconds: 60,
    expireSeconds: 900,
    concurrency: 1,
    pollSeconds: 1,
  },
  /** Starts the looks at storefronts that are due by their shop's own schedule. */
  "scans.schedule": {
    payload: payloads["scans.schedule"],
    ...recurring,
    schedule: "22 * * * *",
  },
  /** Makes room for the choices of the coming months and removes those whose time is over. */
  "consents.expire": {
    payload: payloads["consents.expire"],
    ...recurring,
    expireSeconds: 3 * 3600,
    schedule: "37 2 * * *",
  },
  ...policyJobs,
  ...newsletterJobs,
};

/** All names, in the order they are defined. */
export const jobNames: readonly JobName[] = [
  "data-requests.fulfil",
  "data-requests.rebuild",
  "data-requests.erase",
  "mail.deliver",
  "shops.remove",
  "answers.expire",
  "mails.resume",
  "data-requests.resume",
  "tokens.renew",
  "keys.renew",
  "keepings.clear",
  "erasures.watch",
  "erasures.read-back",
  "evidence.checkpoint",
  "self-audits.run",
  "scans.run",
  "scans.schedule",
  "consents.expire",
  "policies.publish",
  "policies.announce",
  "policies.notify",
  "policies.check",
  "notices.bring",
  "notices.check",
  "newsletter.apply-opt-outs",
  "newsletter.read-back",
  "newsletter.judge-claims",
  "newsletter.fill-leave-fields",
];

/** What a handler is told beside its payload. */
export type JobRun = {
  readonly jobId: string;
  /** 0 on the first run. */
  readonly retryCount: number;
  /** Aborted when the job was taken away or the process stops. */
  readonly signal: AbortSignal;
};

/** One job's two ends: the work, and what to do when all retries are used up. */
export type JobHandler<Name extends JobName> = {
  readonly run: (payload: JobPayload<Name>, run: JobRun) => Promise<void>;
  readonly giveUp: (payload: JobPayload<Name>) => Promise<void>;
};

/** A handler for every job; leaving one out does not compile. */
export type JobHandlers = { readonly [Name in JobName]: JobHandler<Name> };

/** The queue that keeps jobs whose retries are used up. */
export function deadLetterQueue(name: JobName): string {
  return `${name}.dead`;
}

/** Tells whether a queue keeps jobs whose retries are used up. */
export function isDeadLetterQueue(queue: string): boolean {
  return jobNames.some((name) => deadLetterQueue(name) === queue);
}
