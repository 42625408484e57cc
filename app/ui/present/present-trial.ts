import type { MailTrial } from "../../domain/newsletter/inbound/try-mail.ts";
import { languageNameOf, mailKindWords, outcomeTexts, sayReason } from "./newsletter-words.ts";
import { sayCertainty } from "./present-decisions.ts";

/** What would be done about a mail, in words. */
export type ShownTrial = {
  readonly kind: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly reasons: readonly string[];
  readonly would: readonly string[];
  readonly note: string;
};

const sayTopics = (topics: MailTrial["reading"]["topics"]): string =>
  topics === "all" ? "All correspondence" : topics.join(", ");

export function presentTrial({ reading, sender, outcomes }: MailTrial): ShownTrial {
  const { kind, also, language, certainty, topics, acts } = reading;
  return {
    kind: mailKindWords[kind] ?? kind,
    facts: [
      ...(also.length === 0
        ? []
        : ([["And", also.map((one) => mailKindWords[one] ?? one).join(", ")]] as const)),
      ["Language", languageNameOf(language ?? null)],
      ["How sure", sayCertainty(certainty)],
      ...(acts.includes("opt-out-now") ? ([["What is left", sayTopics(topics)]] as const) : []),
      ["Sender", saySender(sender)],
    ],
    reasons: [...reading.reasons, ...(sender === undefined ? [] : [sender.reason])].map(sayReason),
    would: outcomes.map((outcome) => outcomeTexts[outcome] ?? outcome),
    note:
      sender === undefined
        ? "A text alone shows no sender. From a sender who is proven, an opt-out is done at once; save the mail as a file to see which it is."
        : "",
  };
}

function saySender(sender: MailTrial["sender"]): string {
  if (sender === undefined) return "Not in a text";
  return sender.isProven ? "Proven" : "Not proven";
}
