import type { DecisionItem, DecisionPage } from "../../domain/newsletter/inbound/desk-views.ts";
import { type Reader, toDateTime } from "./dates.ts";
import {
  languageNameOf,
  mailKindWords,
  outcomeLabels,
  sayReason,
  trustWords,
} from "./newsletter-words.ts";
import type { Label } from "./request-words.ts";

export type ShownDecision = {
  readonly id: string;
  readonly at: string;
  /** What it is held to be now; corrected or not. */
  readonly kindCode: string;
  readonly kind: string;
  readonly also: string;
  readonly outcome: Label;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly reasons: readonly string[];
  /** A sentence where somebody put it right; else empty. */
  readonly corrected: string;
  readonly isRememberable: boolean;
};

export type ShownDecisions = {
  readonly decisions: readonly ShownDecision[];
  readonly older: string | null;
  readonly newer: string | null;
};

const kindOf = (kind: string): string => mailKindWords[kind] ?? kind;

/** Decisions on mails, each with why. */
export function presentDecisions(page: DecisionPage, reader: Reader): ShownDecisions {
  return {
    ...page,
    decisions: page.decisions.map((decision) => presentDecision(decision, reader)),
  };
}

function presentDecision(decision: DecisionItem, reader: Reader): ShownDecision {
  const { id, kind, also, outcome, trust, correctedTo, correctedAt } = decision;
  return {
    ...{ id, at: toDateTime(decision.receivedAt, reader), kindCode: correctedTo ?? kind },
    kind: kindOf(kind),
    also: also.map(kindOf).join(", "),
    outcome: outcomeLabels[outcome] ?? { text: outcome, tone: null },
    facts: [
      ["Language", languageNameOf(decision.language)],
      ["How sure", sayCertainty(decision.certainty)],
      ["Sender", trustWords[trust] ?? trust],
    ],
    reasons: decision.reasons.map(sayReason),
    corrected:
      correctedTo === null || correctedAt === null
        ? ""
        : `Put right ${toDateTime(correctedAt, reader)}: ${kindOf(correctedTo).toLowerCase()}`,
    isRememberable: decision.isRememberable,
  };
}

/** `97%` */
export function sayCertainty(certainty: number): string {
  return `${String(Math.round(certainty * 100))}%`;
}
