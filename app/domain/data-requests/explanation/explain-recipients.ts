import type { Printing } from "../../policy/print-policy.ts";
import { namePurpose } from "../../policy/spoken-purpose.ts";
import { type Speech, startSentence, toLine } from "../../policy/speech.ts";
import { disclosureGrounds, type NamedRecipient, seenRoles } from "../../recipients/types.ts";
import { purposePresets } from "../../register/types.ts";
import type { ExplanationBlock, Piece } from "./types.ts";

/**
 * Who got the person's data, by name, how that is known, and what protects it abroad. Recorded is only
 * what the ledger has; the other grounds say themselves what they rest on.
 */
export function explainRecipients(
  printing: Printing,
  recipients: readonly NamedRecipient[],
): ExplanationBlock {
  const { speech } = printing;
  const rows = recipients.map((recipient) => sayRecipient(printing, recipient));
  return {
    ...{ id: "recipients", source: "GDPR 15(1)(c), 15(2)" },
    title: speech.say("explanation.recipients.title"),
    pieces: [
      ...(recipients.length === 0
        ? [none(speech)]
        : [legend(speech, recipients), table(speech, rows)]),
      saySale(printing),
    ],
    facts: recipients.map((recipient, at) => toFacts(printing, recipient, rows[at]?.[0] ?? "")),
  };
}

function none(speech: Speech): Piece {
  return { kind: "text", text: speech.say("explanation.recipients.none") };
}

/** Whether data is sold, in the policy's words. */
function saySale({ speech, spoken }: Printing): Piece {
  const { kind, text } = spoken.sale;
  const label = speech.say("record.column.sale");
  return {
    kind: "text",
    text: kind === "unknown" ? speech.say("label", { label, value: text }) : text,
  };
}

/** What each ground met here means. */
function legend(speech: Speech, recipients: readonly NamedRecipient[]): Piece {
  const met = disclosureGrounds.filter((ground) => recipients.some((one) => one.ground === ground));
  return {
    kind: "list",
    items: met.map((ground) => speech.say(`explanation.recipients.${ground}`)),
  };
}

function table(speech: Speech, rows: readonly (readonly string[])[]): Piece {
  return {
    kind: "table",
    columns: [
      speech.say("recipient.name"),
      speech.say("explanation.recipient.ground"),
      speech.say("explanation.recipient.days"),
      speech.say("recipient.purposes"),
      speech.say("recipient.data"),
      speech.say("recipient.country"),
      speech.say("recipient.safeguard"),
    ],
    rows,
  };
}

function sayRecipient(printing: Printing, recipient: NamedRecipient): readonly string[] {
  const { speech, spoken } = printing;
  const known = spoken.recipients.find(({ id }) => id === recipient.registered);
  const data = recipient.categories.map((category) => speech.say(`data.${category}`));
  const purposes = recipient.purposes.map((purpose) => sayPurpose(printing, purpose));
  return [
    known?.name ?? sayName(speech, recipient),
    sayGround(speech, recipient),
    sayDays(speech, recipient),
    purposes.length === 0 ? speech.gap : speech.list(purposes),
    data.length === 0 ? speech.gap : startSentence(speech.list(data), speech.language),
    speech.country(recipient.country),
    known === undefined ? speech.gap : startSentence(known.protection, speech.language),
  ];
}

function sayName(speech: Speech, { name, code }: NamedRecipient): string {
  const transmitted = ["shopify", "mail-server", "merchant"] as const;
  const known = transmitted.find((one) => one === code);
  if (known !== undefined)
    return startSentence(speech.say(`transmitted-to.${known}`), speech.language);
  return toLine(name) || speech.gap;
}

function sayGround(speech: Speech, { ground, how }: NamedRecipient): string {
  const ways = how.flatMap((way) => sayWay(speech, way));
  const said = startSentence(speech.say(`ground.${ground}`), speech.language);
  return ways.length === 0 ? said : `${said} (${ways.join(", ")})`;
}

function sayWay(speech: Speech, way: string): readonly string[] {
  const role = seenRoles.find((one) => one === way);
  if (role !== undefined) return [speech.say(`seen.${role}`)];
  const means = (["mail", "admin-api", "download"] as const).find((one) => one === way);
  return means === undefined ? [] : [speech.say(`means.${means}`)];
}

function sayDays(speech: Speech, { firstOn, lastOn, times }: NamedRecipient): string {
  if (firstOn === null || lastOn === null) return "";
  const first = speech.day(firstOn);
  const days =
    firstOn === lastOn
      ? speech.say("explanation.recipient.on", { first })
      : speech.say("explanation.recipient.between", { first, last: speech.day(lastOn) });
  return `${startSentence(days, speech.language)} (${speech.say("explanation.recipient.times", { count: times })})`;
}

/** A purpose by its id in the register, else by its preset; the code itself for neither. */
function sayPurpose({ facts, speech }: Printing, code: string): string {
  const purpose =
    facts.purposes.find(({ id }) => id === code) ??
    facts.purposes.find(({ preset }) => preset === code);
  if (purpose !== undefined) return namePurpose(purpose, speech);
  const preset = purposePresets.find((one) => one === code);
  return preset === undefined ? code : speech.say(`preset.${preset}.name`);
}

function toFacts({ facts }: Printing, recipient: NamedRecipient, name: string) {
  const known = facts.recipients.find(({ id }) => id === recipient.registered);
  const { registered, country, ground, how, purposes, categories } = recipient;
  const { firstOn, lastOn, times } = recipient;
  return {
    ...{ name, registered, country, ground, how, purposes, categories, firstOn, lastOn, times },
    role: known?.role ?? null,
    transfers: known?.transfers ?? null,
  };
}
