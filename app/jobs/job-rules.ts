/** How a job is run; seconds. Pauses grow from `retryDelaySeconds`, with jitter. */
type JobRules = {
  /** `exclusive`: one waiting or running per key. `stately`: one waiting beside a running one. */
  readonly policy: "exclusive" | "stately";
  readonly retryLimit: number;
  readonly retryDelaySeconds: number;
  readonly retryDelayMaxSeconds: number;
  /** Whole run, pauses not counted. A run that beats goes on until then. */
  readonly expireSeconds: number;
  /** Jobs in hand per process. */
  readonly concurrency: number;
  readonly pollSeconds: number;
  /** A cron expression (UTC) for jobs nobody asks for. */
  readonly schedule?: string;
};

export type JobDefinition<Payload> = JobRules & {
  /** Throws on anything but the ids it is made of. */
  readonly payload: { readonly parse: (value: unknown) => Payload };
  /** Jobs with the same key wait as one: a second wish for the same thing is the same wish. */
  readonly keyOf: (payload: Payload) => string;
};

/** What every job on a schedule has in common: one of it at a time, tried a few times until the next. */
export const recurring = {
  keyOf: () => "all",
  policy: "exclusive",
  retryLimit: 3,
  retryDelaySeconds: 30,
  retryDelayMaxSeconds: 600,
  expireSeconds: 900,
  concurrency: 1,
  pollSeconds: 30,
} as const;
