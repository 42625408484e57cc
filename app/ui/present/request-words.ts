import type { DataRequestKind, DataRequestStatus } from "../../domain/data-requests/types.ts";
import type { RequestListItem } from "../../domain/data-requests/views.ts";

export type Tone = "info" | "success" | "warning" | "critical" | "attention";
export type Label = { readonly text: string; readonly tone: Tone | null };

export const kindWords: Readonly<Record<DataRequestKind, string>> = {
  access: "Access to data",
  erasure: "Erasure of data",
  "shop-removal": "Removal of shop data",
  unreadable: "Unreadable request",
};

const statusWords: Readonly<Record<DataRequestStatus, Label>> = {
  received: { text: "Received", tone: "info" },
  running: { text: "Searching", tone: "info" },
  answered: { text: "Ready to hand over", tone: "attention" },
  "handed-over": { text: "Handed over", tone: "success" },
  watching: { text: "Waiting for Shopify", tone: "info" },
  completed: { text: "Completed", tone: "success" },
  failed: { text: "Failed", tone: "critical" },
  "needs-attention": { text: "Needs attention", tone: "warning" },
};

/** How a status is shown; an erasure also says what it waits for. */
export function toStatusLabel({
  kind,
  status,
  attentionReason,
}: Pick<RequestListItem, "kind" | "status" | "attentionReason">): Label {
  if (status === "received" && attentionReason === "waits-for-access") {
    return { text: "Waiting for an answer", tone: "attention" };
  }
  if (status === "watching" && attentionReason === "shopify-erasure-overdue") {
    return { text: "Shopify is late", tone: "warning" };
  }
  if (kind === "erasure" && status === "running") return { text: "Erasing", tone: "info" };
  return statusWords[status];
}

const failureWords: Readonly<Record<string, string>> = {
  "source-failed": "Shopify did not answer, or refused.",
  "shop-not-installed": "Lagom is not installed in this shop, so it may not read its data.",
  "retries-exhausted": "It did not come to an end, even after many tries.",
};

/** Why a request failed, in plain words. */
export function toFailureText(code: string | null): string {
  return (
    (code === null ? undefined : failureWords[code]) ??
    "Something went wrong on our side. What was found so far is kept."
  );
}

const attentionWords: Readonly<Record<string, string>> = {
  "access-lost":
    "Shopify does not let Lagom read this shop any more. Opening Lagom renews the access; the request then goes on by itself.",
  "shop-not-installed":
    "Shopify sent this while Lagom was not installed in your shop. It is kept here so that it is not lost.",
  "shopify-erasure-overdue":
    "Shopify said that it erases this person’s names and addresses, and 30 days later they can still be read. Look in Shopify under Settings, Customer privacy, whether the erasure was cancelled. Lagom goes on looking once a week.",
  "person-erased":
    "This person was erased before an answer was handed over: nothing is left to answer with. The erasure’s page and this request’s receipt say when.",
  "writes-refused":
    "Shopify refused some of what this erasure wrote. What is still in your store is listed below and on the receipt: remove it in Shopify by hand.",
  "waits-for-erasures":
    "Erasures of an earlier installation of Lagom are carried out first, for Shopify does not send them again. They are among the open requests; the removal goes on by itself within the hour after the last.",
  "late-for-erasures":
    "The removal is due and erasures of an earlier installation of Lagom still are not carried out. Everything else of that installation is removed. Look at the open erasures: the removal ends when they do.",
  "unknown-shop":
    "Shopify sent this before Lagom was installed in your shop. It is kept here so that it is not lost.",
};

/** What the merchant must look at, in plain words. */
export function toAttentionText(kind: DataRequestKind, code: string | null): string {
  const known = code === null ? undefined : attentionWords[code];
  if (known !== undefined) return known;
  return kind === "unreadable"
    ? "Shopify signed this request, but Lagom could not make sense of it. Look it up in Shopify under Settings, Customer privacy, and answer it by hand. Once you mark it as done, what Shopify sent is deleted here."
    : "Lagom could not go on by itself. Please look at the timeline below.";
}
