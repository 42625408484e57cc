import type { PublicationHead } from "../../domain/policy/publication/publications.ts";
import type { StepStatus } from "../../domain/policy/publication/types.ts";
import type { PublicationStatus, PublicationTarget } from "../../domain/policy/types.ts";
import type { Label } from "./request-words.ts";

export const targetWords: Readonly<
  Record<PublicationTarget, { readonly title: string; readonly text: string }>
> = {
  "shopify-policy": {
    title: "Shopify’s privacy policy",
    text: "Where Shopify links to it: in the checkout, the footer and Settings > Policies.",
  },
  "theme-blocks": {
    title: "Blocks in your theme",
    text: "Policy, cookie table and earlier editions, as blocks you add to a page in the theme editor.",
  },
};

const statuses: Readonly<Record<PublicationStatus, Label>> = {
  scheduled: { text: "Planned", tone: "info" },
  publishing: { text: "Being published", tone: "info" },
  published: { text: "Published", tone: "success" },
  failed: { text: "Failed", tone: "critical" },
  "half-published": { text: "Partly published", tone: "critical" },
  cancelled: { text: "Taken back", tone: null },
  superseded: { text: "Earlier edition", tone: null },
};

const steps: Readonly<Record<StepStatus, Label>> = {
  waiting: { text: "Waiting", tone: "info" },
  written: { text: "Written", tone: "info" },
  "read-back": { text: "As published", tone: "success" },
  refused: { text: "Refused", tone: "critical" },
  "put-back": { text: "Put back", tone: "warning" },
  "changed-elsewhere": { text: "Changed by somebody else", tone: "warning" },
};

export const statusLabel = (status: PublicationStatus): Label => statuses[status];
export const stepLabel = (status: StepStatus): Label => steps[status];

/** Why a publication did not come out, and what can be done. */
const failures: Readonly<Record<string, string>> = {
  "scopes-missing": "Shopify refused it: a permission is missing. Grant it below and try again.",
  "shopify-manages-policy":
    "Shopify writes your privacy policy by itself. Say below that Lagom may take over, then publish again.",
  "main-language-missing":
    "The policy is not in your store’s main language. Add it under Register > Languages.",
  "too-big": "The policy is too long for Shopify. Shorten the texts you wrote yourself.",
  "changed-elsewhere":
    "Somebody changed the text in Shopify since Lagom wrote it. Nothing was overwritten: choose below.",
  refused: "Shopify refused a text.",
  "read-back-differs": "Shopify kept the text differently from how it was sent.",
  "retries-exhausted": "Shopify did not answer for a while.",
};

/** The reason of a failed publication in words, with what stands in the store now. */
export function sayFailure({ failureReason }: Pick<PublicationHead, "failureReason">): string {
  const why = failures[failureReason ?? ""] ?? "Something went wrong on our side.";
  return `${why} What stood in your store before stands there again.`;
}

/** Refusals before anything is begun. */
export const startRefusals: Readonly<Record<string, string>> = {
  gaps: "Something is still missing in the register.",
  "register-not-started": "Fill the register first.",
  "no-target": "Choose at least one place to publish.",
  "no-language": "No language is ready to be published.",
  "nothing-changed": "Exactly this is published already: there is nothing to change.",
  "date-not-ahead": "Choose a day after today.",
  "already-running": "A publication is on its way. Please wait until it is done.",
  "changed-meanwhile": "Somebody else published at the same time. Please look again.",
  "not-found": "This publication is not there any more.",
  "scopes-missing": "Grant the missing permissions first, or leave out Shopify’s privacy policy.",
  "shopify-manages-policy":
    "Shopify writes this policy by itself. Tick that Lagom may take over, or leave it out.",
};
