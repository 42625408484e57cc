import type { TimelineLine } from "../../domain/data-requests/views.ts";
import { permissions } from "../../domain/data-requests/types.ts";
import { permissionWords } from "./permission-words.ts";

type Detail = TimelineLine["detail"];
type Say = string | ((detail: Detail) => string);

const text = (detail: Detail, key: string): string | undefined => {
  const value = detail[key];
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
};

function refusedVerb(detail: Detail): string {
  const permission = permissions.find((one) => one === text(detail, "permission"));
  return permission === undefined ? "do that" : permissionWords[permission].verb;
}

const decisions: Readonly<Record<string, string>> = {
  included: "Included a possible match",
  "left-out": "Left a possible match out",
  undecided: "Took a decision on a possible match back",
};

const anewReasons: Readonly<Record<string, string>> = {
  "more-asked": "Shopify asked for more of this person",
  resumed: "Taken up again after a pause",
};

const editionOf = (detail: Detail): string => `edition ${text(detail, "number") ?? "unknown"}`;

/** `version 3` */
const versionOf = (detail: Detail): string => `version ${text(detail, "number") ?? "unknown"}`;

const words: Readonly<Record<string, Say>> = {
  "data-request.received": "Request received from Shopify",
  "data-request.repeated": "Shopify sent the same request again",
  "data-request.needs-attention": "Needs a look from you",
  "data-request.failed": "Stopped: it could not be carried out",
  "data-request.completed": "Closed: the person was erased",
  "data-request.resumed": "Taken up again: Lagom may read this shop",
  "data-request.retried": "Started again",
  "data-request.handed-over": "Marked as handed over",
  "data-request.hand-over-undone": "“Handed over” taken back",
  "data-request.closed-by-hand": "Marked as done by hand",
  "data-request.reopened": "Opened again",
  "data-request.receipt-entered": (detail) =>
    `Earlier date of receipt entered: ${text(detail, "receivedOn") ?? "removed"}`,
  "possible-match.decided": (detail) =>
    decisions[text(detail, "decision") ?? ""] ?? "Decided on a possible match",
  "answer.ready": "Answer ready",
  "answer.replaced": "Answer made anew",
  "answer.previewed": "Answer looked at",
  "answer.downloaded": "Answer downloaded",
  "answer.expired": "Answer expired and was deleted",
  "shopify-erasure.read-back-asked": "Asked to look whether Shopify has erased",
  "shopify-erasure.read-back": "Shopify’s own erasure read back as done",
  "shopify-erasure.overdue": "Shopify’s own erasure has not come within 30 days",
  "data-request.waits-for-access": "Waits until the person’s own answer is handed over",
  "data-request.erase-now": "Asked to erase without waiting",
  "erasure.takes-along": (detail) =>
    `Carried out together with erasure ${text(detail, "reference") ?? "of the same person"}`,
  "erasure.goes-along": (detail) =>
    `Carried out together with erasure ${text(detail, "reference") ?? "of the same person"}`,
  "erasure.planned": "Erasure planned",
  "erasure.planned-anew": (detail) =>
    `${anewReasons[text(detail, "because") ?? ""] ?? "The store’s data changed"}: the plan is made anew`,
  "erasure.begun": "Erasure begun",
  "erasure.completed": "Erased as far as Lagom goes",
  "erasure.refusals-handled": "Marked as removed by hand what Shopify refused",
  "keeping.entered": "Fields the law keeps were entered, with their end dates",
  "shopify-erasure.handed-over": "Left to Shopify’s own erasure, which is watched",
  "mail.sent": "Mail sent to the contact address",
  "mail.undelivered": "A mail could not be delivered",
  "notice.publishing": (detail) => `Cookie notice: ${versionOf(detail)} begun`,
  "notice.published": (detail) => `Cookie notice: ${versionOf(detail)} published`,
  "notice.failed": (detail) => `Cookie notice: ${versionOf(detail)} not published`,
  "notice.withheld": "Cookie notice: kept back while Shopify’s cookie banner is on",
  "notice.shown-again": "Cookie notice: shown again",
  "notice.banner-switched-off": "Cookie notice: Shopify’s own cookie banner switched off",
  "notice.regions-set": "Cookie notice: Shopify asks for consent where the law does",
  "policy.publishing": (detail) => `Policy: ${editionOf(detail)} begun`,
  "policy.scheduled": (detail) => `Policy: ${editionOf(detail)} planned`,
  "policy.cancelled": (detail) => `Policy: ${editionOf(detail)} taken back`,
  "policy.retried": (detail) => `Policy: ${editionOf(detail)} tried again`,
  "policy.put-again": (detail) => `Policy: ${editionOf(detail)} put back over somebody else’s text`,
  "policy.kept-theirs": "Policy: somebody else’s text in Shopify left as it is",
  "policy.published": (detail) => `Policy: ${editionOf(detail)} published`,
  "policy.failed": (detail) =>
    `Policy: ${editionOf(detail)} not published; the earlier text put back`,
  "policy.half-published": (detail) => `Policy: ${editionOf(detail)} only partly in the store`,
  "policy.changed-elsewhere": "Policy changed by somebody else in Shopify",
  "permission.refused": (detail) => `Refused: this user may not ${refusedVerb(detail)}`,
  "settings.saved": "Settings changed",
  "register.changed": (detail) =>
    `The register has a new version: number ${text(detail, "number") ?? "unknown"}`,
  "language.reviewed": (detail) =>
    `The fixed sentences of a language were signed off: ${text(detail, "language") ?? "unknown"}`,
  "language.allowed": (detail) =>
    `A language nobody reviewed may be published: ${text(detail, "language") ?? "unknown"}`,
  "language.withheld": (detail) =>
    `A language is withheld until somebody reviews it: ${text(detail, "language") ?? "unknown"}`,
  "settings.sender-saved": "Domain to send mail from changed",
  "mailbox.saved": "A support mailbox was added or changed",
  "mailbox.turned-on": "A support mailbox was turned on",
  "mailbox.turned-off": "A support mailbox was turned off",
  "mailbox.address-renewed": "The address mails are forwarded to was replaced",
  "mailbox.removed": "A support mailbox was removed",
  "newsletter.taken-out": "An address was taken out of the newsletter by hand",
  "newsletter.case-closed": "A wish written to support was closed",
  "newsletter.mail-corrected": "What a mail to support was read as was corrected",
  "newsletter.list-checked": "A list of addresses was checked against who left",
  "newsletter.proofs-exported": "Proofs of who left were exported",
  "newsletter.rule-saved": "The rule for people who appear as subscribed again was changed",
  "newsletter.opt-in-decided": (detail) =>
    text(detail, "as") === "let-in"
      ? "Somebody who had left was let in again"
      : "Somebody who had left stays out",
  "newsletter.tool-added": "A mail tool was added",
  "newsletter.tool-on": "A mail tool was switched on",
  "newsletter.tool-off": "A mail tool was switched off",
  "newsletter.tool-removed": "A mail tool was removed",
  "newsletter.tool-secret-renewed": "A mail tool got a new secret",
  "newsletter.sender-key-shown": "The key for a sender of your own was shown",
  "permissions.changed": "Permissions of a user changed",
  "installation.opened": "Lagom installed",
  "installation.ended": "Lagom uninstalled",
  "keeping.cleared": "Cleared a field no law keeps any longer",
  "keeping.closed": "The order of a kept field is gone",
  "shop-removal.waits": (detail) =>
    `Waits for erasures of an earlier installation: ${text(detail, "openErasures") ?? "some"}`,
  "shop-removal.rest-removed": (detail) =>
    `Removed all but what open erasures need: ${text(detail, "openErasures") ?? "some"}`,
  "shop-removal.completed": "Data of earlier installations removed",
};

/** What happened, in plain words; an action without words is said as its code. */
export function toTimelineText(line: Pick<TimelineLine, "action" | "detail">): string {
  const say = words[line.action];
  if (say === undefined) return line.action.replaceAll(/[.-]/gu, " ");
  return typeof say === "string" ? say : say(line.detail);
}

/** Who did it: Shopify, Lagom itself, or a user of the shop by name where it is known. */
export function toActorText(actor: string, names: ReadonlyMap<string, string>): string {
  if (actor === "shopify") return "Shopify";
  if (!actor.startsWith("staff:")) return "Lagom";
  const id = actor.slice("staff:".length);
  return names.get(id) ?? `User ${id}`;
}
