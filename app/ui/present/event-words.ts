import { humanise } from "../../domain/data-requests/answer/field-label.ts";
import type { EvidenceEvent } from "../../domain/evidence/types.ts";

const events: Readonly<Record<EvidenceEvent, string>> = {
  "request.received": "Request received",
  "access.answered": "Answer ready",
  "access.handed-over": "Answer marked as handed over",
  "access.hand-over-undone": "“Handed over” taken back",
  "access.closed-by-erasure": "Closed without an answer: the person was erased",
  "request.closed-by-hand": "Request marked as done by hand",
  "request.reopened": "Request opened again",
  "erasure.planned": "Erasure planned",
  "erasure.planned-anew": "Erasure planned anew",
  "erasure.begun": "Erasure begun",
  "erasure.completed": "Erased as far as Lagom goes",
  "erasure.refusals-handled": "What Shopify refused marked as removed by hand",
  "shopify-erasure.handed-over": "Rest left to Shopify’s own erasure",
  "shopify-erasure.read-back": "Shopify’s own erasure read back as done",
  "shopify-erasure.overdue": "Shopify’s own erasure is overdue",
  "keeping.entered": "Fields the law keeps were entered",
  "keeping.recounted": "End dates of kept fields counted anew",
  "keeping.cleared": "A field no law keeps any longer was cleared",
  "keeping.closed": "A kept field came to an end without clearing",
  "receipt.issued": "Receipt issued",
  "shop.removed": "Shop’s data removed",
  "shop.returned": "Shop came back",
  "restore.erased-again": "Erased again after a backup was restored",
  "key.replaced": "Key-encryption key replaced",
  "key.retired": "Old key-encryption key no longer held",
  "log.set-back": "The log was behind what was signed: a backup was restored, or lines taken off",
  "log.pruned": "Old lines removed, up to a signed one",
  "self-audit.finished": "Self-audit finished",
  "register.changed": "Register changed",
  "policy.published": "Policy published",
  "policy.put-back": "Publication failed; the policy before it put back",
  "policy.changed-elsewhere": "Policy changed by somebody else in Shopify",
  "policy.notified": "People told of a changed policy",
  "storefront.scanned": "Storefront scanned",
  "consents.expired": "Records of visitors’ choices removed: their time was over",
};

/** What a line of the evidence says happened; an event of a later version is said as its code. */
export function toEventText(event: string): string {
  const known: Readonly<Record<string, string>> = events;
  return known[event] ?? humanise(event);
}

const counts: Readonly<Record<string, string>> = {
  erase: "erased",
  clear: "emptied",
  pseudonymise: "kept as a mark",
  keep: "kept by law",
  "left-to-shopify": "left to Shopify",
  left: "left as is",
  unreachable: "out of reach",
  steps: "changes in the store",
  keepings: "kept fields",
  openBefore: "open before",
  openAfter: "open after",
  withKeysBefore: "people readable with keys before",
  withKeysAfter: "people readable with keys after",
  prunedThrough: "last line removed",
};

/** The numbers of a line: `3 erased, 12 emptied`; nothing for none. */
export function toCountsText(numbers: Readonly<Record<string, number>>): string {
  return Object.entries(numbers)
    .map(([name, count]) => {
      if (name === "version") return `version ${count}`;
      return `${count.toLocaleString("en")} ${counts[name] ?? humanise(name).toLowerCase()}`;
    })
    .join(", ");
}
