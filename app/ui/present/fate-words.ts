import type { Fate, FateReason } from "../../domain/erasure/types.ts";
import { isField } from "./field-words.ts";
import { showGroundOf } from "./ground-words.ts";
import { scopeTitle } from "./scope-words.ts";

type FateWords = {
  readonly planned: string;
  readonly done: string;
  readonly text: string;
};

/** What an erasure does with a field: as a heading before and after, and what that means. */
export const fateWords: Readonly<Record<Fate, FateWords>> = {
  erase: {
    planned: "To be erased",
    done: "Erased",
    text: "The record goes as a whole.",
  },
  clear: {
    planned: "To be emptied",
    done: "Emptied",
    text: "The field is emptied and read back; the record stays.",
  },
  pseudonymise: {
    planned: "To be kept as a mark only",
    done: "Kept as a mark only",
    text: "Only a keyed mark stays, which names nobody.",
  },
  keep: {
    planned: "To be kept by law",
    done: "Kept by law",
    text: "Stays until its last day; Lagom clears it the day after.",
  },
  "left-to-shopify": {
    planned: "Left to Shopify",
    done: "Left to Shopify",
    text: "Shopify’s own erasure takes it. Lagom looks until it reads back as erased.",
  },
  left: {
    planned: "Left as it is",
    done: "Left as it is",
    text: "Stays by a rule, or because it says nothing of anybody.",
  },
  unreachable: {
    planned: "Cannot be reached",
    done: "Could not be reached",
    text: "Personal, but Lagom cannot remove it.",
  },
};

type Reasoned = { readonly subject: string | null; readonly until: string };
type Say = string | ((line: Reasoned) => string);

const words: Readonly<Record<FateReason, Say>> = {
  "legal-ground": ({ subject, until }) =>
    `Because of ${showGroundOf(subject ?? "").source}, until ${until}.`,
  "rule-off": "Your rule in Settings leaves this place alone.",
  "namespace-not-chosen": ({ subject }) =>
    `Namespace “${subject ?? ""}” is not chosen in Settings.`,
  "order-not-listed": "Shopify did not name these orders for erasure.",
  "match-undecided": "May be somebody else’s; nobody has decided.",
  "scope-not-granted": ({ subject }) => toScopeText(subject),
  "no-call": "Shopify gives apps no way to remove it.",
  "shop-not-installed": "Lagom was not installed in the shop.",
  "source-refused": ({ subject }) => toRefusalText(subject),
  "shopify-erases-sooner": ({ subject, until }) =>
    `${showGroundOf(subject ?? "").source} keeps it until ${until}, but Shopify erases it sooner.`,
  suppression: "So that no mail or message goes to somebody who had opted out.",
  "consent-proof": "A choice has to be provable; it no longer says whose it was.",
  "names-nobody": "Amounts, goods and dates: they name nobody once the rest is gone.",
  "customer-not-named": "Shopify’s own erasure does not name this record.",
  "outside-rule": "Your own words about it, which the rule does not reach.",
};

/** Why a field has its fate, in plain words; empty where the fate says it all. */
export function toReasonText(because: FateReason | null, line: Reasoned): string {
  if (because === null) return "";
  const say = words[because];
  return typeof say === "string" ? say : say(line);
}

/** A scope, or one of several scopes (`a | b`); a field (`Order.email`) may be protected as well. */
function toScopeText(subject: string | null): string {
  if (subject !== null && isField(subject)) {
    return "Shopify does not show it to Lagom: it is not granted, or protected.";
  }
  const [title] = (subject?.split(" | ") ?? []).flatMap((name) => scopeTitle(name) ?? []);
  return title === undefined
    ? "The permission for it is not granted."
    : `Permission “${title}” is not granted on Home.`;
}

const refusals: Readonly<Record<string, string>> = {
  "cleared-not-deleted": "Shopify did not let it be deleted; its contents were emptied.",
  "not-read-back": "Shopify accepted the change, but it was still there when read back.",
  "out-of-reach": "Shopify does not show it to Lagom any more.",
  "scope-not-granted": "The permission to change it is not granted on Home.",
  "access-denied": "Shopify did not let Lagom change it.",
  "user-error": "Shopify does not allow the change for this record.",
};

/** What Shopify said to a write it did not carry out. */
export function toRefusalText(code: string | null): string {
  return (code === null ? undefined : refusals[code]) ?? "Shopify refused it or did not answer.";
}
