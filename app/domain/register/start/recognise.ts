import { findRecipientOfHost, findKnownRecipient } from "../known/known-recipients.ts";
import type { KnownRecipient } from "../known/known-recipient.ts";
import { matchStoredItem } from "../known/match-stored-item.ts";
import { type InterviewAnswers, questions } from "./questions.ts";
import type { Origin } from "./proposal.ts";
import type { SeenShop } from "./seen.ts";

/** A recipient of the ready table, and all the places it showed up in. */
export type Recognised = { readonly known: KnownRecipient; readonly origins: readonly Origin[] };

type Trace = readonly [id: string, origin: Origin];

/** Words in the names of channels, gateways and carriers that tell whose they are. */
const nameWords: readonly (readonly [word: string, id: string])[] = [
  ...([
    ["facebook", "meta"],
    ["instagram", "meta"],
    ["tiktok", "tiktok"],
  ] as const),
  ...([
    ["pinterest", "pinterest"],
    ["snapchat", "snap"],
    ["google", "google-ads"],
  ] as const),
  ...([
    ["microsoft", "microsoft-ads"],
    ["klarna", "klarna"],
    ["paypal", "paypal"],
  ] as const),
  ...([
    ["stripe", "stripe"],
    ["adyen", "adyen"],
    ["mollie", "mollie"],
  ] as const),
  ...([
    ["swish", "swish"],
    ["qliro", "qliro"],
    ["svea", "svea"],
    ["walley", "walley"],
  ] as const),
  ...([
    ["trustly", "trustly"],
    ["riverty", "riverty"],
    ["afterpay", "riverty"],
  ] as const),
  ...([
    ["vipps", "vipps-mobilepay"],
    ["mobilepay", "vipps-mobilepay"],
  ] as const),
  ...([
    ["amazon", "amazon-pay"],
    ["apple pay", "apple-pay"],
    ["apple_pay", "apple-pay"],
  ] as const),
  ...([
    ["google pay", "google-pay"],
    ["google_pay", "google-pay"],
    ["alma", "alma"],
  ] as const),
  ...([
    ["postnord", "postnord"],
    ["dhl", "dhl"],
    ["budbee", "budbee"],
  ] as const),
  ...([
    ["instabox", "instabox"],
    ["bring", "bring"],
    ["airmee", "airmee"],
  ] as const),
  ...([
    ["schenker", "db-schenker"],
    ["ups", "ups"],
    ["gls", "gls"],
    ["dpd", "dpd"],
  ] as const),
  ...([
    ["fedex", "fedex"],
    ["postnl", "postnl"],
    ["posti", "posti"],
  ] as const),
  ...([
    ["omniva", "omniva"],
    ["inpost", "inpost"],
    ["colissimo", "la-poste"],
  ] as const),
  ...([
    ["mondial relay", "mondial-relay"],
    ["bpost", "bpost"],
    ["an post", "an-post"],
  ] as const),
  ...([
    ["correos", "correos"],
    ["deutsche post", "deutsche-post"],
  ] as const),
  ...([
    ["matkahuolto", "matkahuolto"],
    ["poste italiane", "poste-italiane"],
  ] as const),
];

/** Whose a name is; the longest word that stands in it decides. */
function findByName(name: string): string | undefined {
  const text = ` ${name.toLowerCase().replaceAll(/[^a-z0-9_]+/gu, " ")} `;
  const found = nameWords.filter(([word]) => text.includes(` ${word} `));
  return found.toSorted(([left], [right]) => right.length - left.length)[0]?.[1];
}

/** Every recipient of the ready table that was seen in the shop or picked in the interview. */
export function recogniseRecipients(
  seen: SeenShop,
  answers: InterviewAnswers,
): readonly Recognised[] {
  const traces: readonly Trace[] = [
    ...traceNames(seen.channels, "sales-channel"),
    ...traceNames([...seen.gateways, ...seen.carriers], "recent-orders"),
    ...seen.hosts.flatMap((host) => traceHost(host)),
    ...seen.storedNames.flatMap((name) => traceStored(name)),
    ...tracePicks(answers),
  ];
  const ids = [...new Set(traces.map(([id]) => id))];
  return ids.flatMap((id) => {
    const known = findKnownRecipient(id);
    const origins = traces.filter(([other]) => other === id).map(([, origin]) => origin);
    return known === undefined ? [] : [{ known, origins }];
  });
}

function traceNames(
  names: readonly string[],
  code: "sales-channel" | "recent-orders",
): readonly Trace[] {
  return names.flatMap((name) => {
    const id = findByName(name);
    return id === undefined ? [] : [[id, { code, detail: name }] as const];
  });
}

function traceHost(host: string): readonly Trace[] {
  const known = findRecipientOfHost(host);
  return known === undefined ? [] : [[known.id, { code: "home-page", detail: host }]];
}

function traceStored(name: string): readonly Trace[] {
  const setBy = matchStoredItem(name, null)?.setBy ?? null;
  return setBy === null ? [] : [[setBy, { code: "scan", detail: name }]];
}

function tracePicks({ picks }: InterviewAnswers): readonly Trace[] {
  return questions.flatMap(({ id, answer }) =>
    answer.kind === "tools"
      ? (picks[id] ?? []).map((picked) => [picked, { code: "answer", detail: id }] as const)
      : [],
  );
}
