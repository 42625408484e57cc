/** A webhook ready to be sent: every attempt carries the same bytes. */
export type WebhookMessage = {
  readonly webhookId: string;
  readonly shop: string;
  readonly topic: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The raw body, as signed. */
  readonly body: string;
};

/** One POST of a webhook and what became of it. */
export type DeliveryAttempt = {
  /** Local time. */
  readonly at: string;
  /** HTTP status, null when none arrived in time. */
  readonly status: number | null;
  /** Real milliseconds until the answer or the failure. */
  readonly ms: number;
  readonly error: DeliveryError | null;
};

export type DeliveryError = "connection timeout" | "answer timeout" | "connection failed";

/** What the log keeps per sending; a repeated sending is an entry of its own. */
export type DeliveryLogEntry = {
  readonly webhookId: string;
  readonly shop: string;
  readonly topic: string;
  readonly url: string;
  readonly state: "pending" | "delivered" | "failed";
  readonly attempts: readonly DeliveryAttempt[];
};
