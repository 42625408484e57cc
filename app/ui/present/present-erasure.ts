import type { RequestView } from "../../domain/data-requests/views.ts";
import { toReference } from "../../domain/data-requests/views.ts";
import type { AccessBesideView, ErasureView } from "../../domain/erasure/views.ts";
import { latestStart } from "../../domain/erasure/waits-for-access.ts";
import { counted, toCalendarDate, toDate, toDateTime, type Reader } from "./dates.ts";
import { toRefusalText } from "./fate-words.ts";
import { toFieldWords } from "./field-words.ts";
import { presentPlan, type ShownPlan } from "./present-erasure-plan.ts";
import { presentShopifyStep, type ShownShopifyStep } from "./present-shopify-step.ts";
import type { Label } from "./request-words.ts";

/** Where an erasure stands, as its page shows it. */
export type ErasurePhase = "waiting" | "searching" | "erasing" | "stopped" | "watching" | "done";

/** An erasure as the request's page shows it: texts only. */
export type ShownErasure = {
  readonly phase: ErasurePhase;
  readonly waiting: ShownWaiting | null;
  readonly own: ShownOwnStep;
  readonly shopify: ShownShopifyStep | null;
  /** What the merchant must keep themselves; null for nothing. */
  readonly accounting: ShownAccounting | null;
  readonly plan: ShownPlan | null;
  /** What holds after the end, with its name. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly keepsByLaw: boolean;
};

export type ShownOwnStep = {
  readonly status: Label;
  readonly text: string;
  /** Percent of the writes while they run. */
  readonly percent: number | null;
  /** Writes Shopify refused, one line for each reason. */
  readonly refused: readonly string[];
};

/** Records Shopify erases before a law allows it, with the orders as long as they are there. */
export type ShownAccounting = {
  readonly text: string;
  readonly orders: readonly { readonly id: string; readonly url: string }[];
  /** `and 14 more`; empty when all are named. */
  readonly more: string;
};

export type ShownWaiting = {
  readonly text: string;
  readonly requests: readonly {
    readonly reference: string;
    readonly url: string;
    readonly text: string;
  }[];
};

type Request = Pick<RequestView, "status" | "attentionReason" | "dueAt">;

/** Turns an erasure into what its page shows. */
export function presentErasure(request: Request, view: ErasureView, reader: Reader): ShownErasure {
  const phase = phaseOf(request, view);
  const isOver = phase === "watching" || phase === "done";
  return {
    phase,
    waiting: phase === "waiting" ? presentWaiting(request, view, reader) : null,
    own: presentOwn(phase, view, reader),
    shopify: presentShopifyStep(view, reader),
    accounting: presentAccounting(view),
    plan: view.plan === null ? null : presentPlan(view.plan, isOver),
    facts: isOver ? presentFacts(view, reader) : [],
    keepsByLaw: isOver && view.keptNow > 0,
  };
}

/** Phases by status; what is received may wait, what runs may have its plan already. */
const phases: Readonly<Record<RequestView["status"], ErasurePhase>> = {
  received: "searching",
  running: "searching",
  watching: "watching",
  completed: "done",
  "handed-over": "done",
  answered: "done",
  failed: "stopped",
  "needs-attention": "stopped",
};

function phaseOf(
  { status, attentionReason }: Omit<Request, "dueAt">,
  { plan }: ErasureView,
): ErasurePhase {
  if (status === "received" && attentionReason === "waits-for-access") return "waiting";
  return status === "running" && plan !== null ? "erasing" : phases[status];
}

const waitingText =
  "This person also asked for their data. What is erased cannot be answered any more, so the erasure begins by itself once that answer is marked as handed over";

function presentWaiting(
  { dueAt }: Request,
  { accessBeside }: ErasureView,
  reader: Reader,
): ShownWaiting {
  const latest = toDate(latestStart(accessBeside, dueAt), reader);
  return {
    text: `${waitingText}, at the latest on ${latest}.`,
    requests: accessBeside.map((beside) => ({
      reference: toReference(beside.id),
      url: `/app/requests/${beside.id}`,
      text: toBesideText(beside, reader),
    })),
  };
}

function toBesideText({ status, answeredAt }: AccessBesideView, reader: Reader): string {
  if (answeredAt !== null && status === "answered") {
    return `answer ready since ${toDateTime(answeredAt, reader)}, not handed over yet`;
  }
  if (status === "failed") return "stopped; it can be started again there";
  return status === "needs-attention" ? "needs a look from you" : "being searched";
}

const ownStatus: Readonly<Record<ErasurePhase, Label>> = {
  waiting: { text: "Waiting", tone: "attention" },
  searching: { text: "Searching", tone: "info" },
  erasing: { text: "Erasing", tone: "info" },
  stopped: { text: "Stopped", tone: "critical" },
  watching: { text: "Done", tone: "success" },
  done: { text: "Done", tone: "success" },
};

const partly: Label = { text: "Done, partly refused", tone: "warning" };

function countOf(refused: ErasureView["refused"]): number {
  return refused.reduce((sum, { count }) => sum + count, 0);
}

function presentOwn(phase: ErasurePhase, view: ErasureView, reader: Reader): ShownOwnStep {
  const all = view.plan?.steps ?? 0;
  return {
    status:
      ownStatus[phase].text === "Done" && countOf(view.refused) > 0 ? partly : ownStatus[phase],
    text: toOwnText(phase, view, reader),
    percent: phase === "erasing" && all > 0 ? Math.round((view.stepsEnded / all) * 100) : null,
    refused: view.refused.map(
      ({ code, count }) => `${counted(count, "change")}: ${toRefusalText(code)}`,
    ),
  };
}

function toOwnText(phase: ErasurePhase, view: ErasureView, reader: Reader): string {
  switch (phase) {
    case "waiting":
      return "Has not begun.";
    case "searching":
      return "Every place is searched first. Nothing is written before the plan stands.";
    case "erasing":
      return toStepsText(view);
    case "stopped":
      return view.plan === null
        ? "Nothing was written yet."
        : `${toStepsText(view)} What is done stays done; the rest goes on from there.`;
    case "watching":
    case "done":
      return toEndText(view, reader);
  }
}

function toStepsText({ plan, stepsEnded }: ErasureView): string {
  const all = plan?.steps ?? 0;
  if (all === 0) return "Nothing has to be changed in the store.";
  return `${stepsEnded.toLocaleString("en")} of ${counted(all, "change")} in the store done.`;
}

/** Without a plan nothing is known of the store: erased again after a restore, say. */
function toEndText({ ownPartAt, plan, refused }: ErasureView, reader: Reader): string {
  const when = ownPartAt === null ? "Done" : `Done ${toDateTime(ownPartAt, reader)}`;
  const gone = "everything Lagom held on the person is gone.";
  if (plan === null) return `${when}: ${gone}`;
  const missed = countOf(refused);
  const changed =
    plan.steps === 0
      ? "No change in the store was needed"
      : `${missed === 0 ? "" : `${(plan.steps - missed).toLocaleString("en")} of `}${counted(plan.steps, "change")} in the store`;
  return `${when}. ${changed}; ${gone}`;
}

/** Orders named one by one; the whole list stands in Shopify. */
const ORDERS_SHOWN = 12;

function presentAccounting(view: ErasureView): ShownAccounting | null {
  const text = toAccountingText(view);
  if (text === null) return null;
  const { ordersToSecure } = view;
  const hidden = ordersToSecure.length - ORDERS_SHOWN;
  return {
    text,
    orders: ordersToSecure
      .slice(0, ORDERS_SHOWN)
      .map((id) => ({ id, url: `shopify://admin/orders/${id}` })),
    more: hidden > 0 ? `and ${counted(hidden, "more", "more")}` : "",
  };
}

/** Fields a bookkeeping law keeps and Shopify erases all the same. */
function toAccountingText({ plan, shopify }: ErasureView): string | null {
  const lines = plan?.lines.filter(({ because }) => because === "shopify-erases-sooner") ?? [];
  if (lines.length === 0) return null;
  const names = [...new Set(lines.map(({ field }) => toFieldWords(field).toLowerCase()))];
  const orders = Math.max(...lines.map(({ count }) => count));
  const what = `The ${names.join(" and the ")} of ${counted(orders, "order")}`;
  return shopify?.state === "read-back"
    ? `${what} had to be kept by law and Shopify has erased it. Your own accounting record is what is left.`
    : `${what} must be kept by law, but Shopify erases it sooner. Save the invoices of these orders now, unless your bookkeeping holds them already.`;
}

function presentFacts(view: ErasureView, reader: Reader): ShownErasure["facts"] {
  const { residue, copiesUnreadableBy } = view;
  const copies =
    copiesUnreadableBy === null
      ? "Unreadable once whoever runs Lagom has replaced its key; no date is set"
      : `Unreadable by ${toDate(copiesUnreadableBy, reader)}, when the last key to them is gone`;
  return [
    ...(residue === null ? [] : [["Looked for again in Lagom", toResidueText(residue)] as const]),
    ["Kept by law", toKeptText(view)],
    ["Copies in backups and logs", copies],
  ];
}

function toKeptText({ keptNow, plan }: ErasureView): string {
  if (keptNow === 0) return "Nothing";
  const days = plan?.lines.flatMap(({ fate, until }) => (fate === "keep" ? (until ?? []) : []));
  const last = days?.toSorted().at(-1);
  const kept = counted(keptNow, "field of orders", "fields of orders");
  return last === undefined ? kept : `${kept}, the last until ${toCalendarDate(last)}`;
}

function toResidueText({ searched, found }: NonNullable<ErasureView["residue"]>): string {
  const where = `${counted(searched, "place")} searched`;
  return found === 0 ? `${where}, nothing found` : `${where}, ${counted(found, "row")} found`;
}
