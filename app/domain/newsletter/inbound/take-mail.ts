import type { Clock } from "../../shared/clock.ts";
import type { InstallationId } from "../../shared/ids.ts";
import type { LeaveLinks } from "../ports.ts";
import type { LeaveLink } from "../types.ts";
import { dealWithMail, type DealDeps } from "./deal-with-mail.ts";
import { findTokens } from "./find-tokens.ts";
import type {
  IncomingMail,
  JudgeSender,
  MailDecisions,
  MailIdentity,
  MailKnowledge,
  MailShop,
  MailTrust,
  NewDecision,
  ParseMail,
  TakenMail,
} from "./ports.ts";
import { ownSentences, readMail } from "./read-mail.ts";
import type { InboundMail, KnownMail, MailReading } from "./types.ts";

export type TakeMailDeps = DealDeps & {
  readonly parse: ParseMail;
  readonly judge: JudgeSender;
  readonly decisions: MailDecisions;
  readonly knowledge: MailKnowledge;
  readonly links: Pick<LeaveLinks, "open" | "sealUndo">;
  /** Undefined where the app was removed. */
  readonly findShop: (installation: InstallationId) => Promise<MailShop | undefined>;
  readonly clock: Clock;
};

export type TakeMail = (incoming: IncomingMail) => Promise<TakenMail>;

/**
 * Takes in a mail to a shop: reads it, does at once what harms nobody, opens a case for what weighs more
 * and leaves the rest to people. Answered when the decision is on disk; throws where it could not be kept,
 * and may then be called again. The same mail twice is once: what is done stands under the mail's own
 * mark, so a call that was cut short is finished by the next and repeats nothing anybody sees.
 */
export function createTakeMail(deps: TakeMailDeps): TakeMail {
  return async (incoming) => {
    const { installationId, mailboxId, raw, receivedBy } = incoming;
    const parsed = await deps.parse(raw);
    const identity = identityOf(parsed.ok ? parsed.value : undefined, raw);
    const before = await deps.decisions.find(installationId, identity);
    if (before !== undefined) return before;
    const now = deps.clock.now();
    const decided = parsed.ok
      ? await decide(deps, { ...incoming, identity, now, mail: withPath(parsed.value, receivedBy) })
      : leftAlone(parsed.reason);
    const receivedAt = receivedBy.at ?? now;
    const of = { installationId, mailboxId, identity, receivedAt, decidedAt: now };
    return deps.decisions.keep({ ...of, ...decided });
  };
}

type Decided = Omit<
  NewDecision,
  "installationId" | "mailboxId" | "identity" | "receivedAt" | "decidedAt"
>;

type Deciding = IncomingMail & {
  readonly identity: MailIdentity;
  readonly mail: InboundMail;
  readonly now: Date;
};

function identityOf(mail: InboundMail | undefined, raw: Uint8Array): MailIdentity {
  if (mail === undefined || mail.messageId === "") return raw;
  return `${mail.messageId} ${mail.from.address.toLowerCase()}`;
}

/** Who delivers a mail last notes its envelope's sender on top (RFC 5321, section 4.4): that is we. */
function withPath(mail: InboundMail, { arrival, mailFrom }: IncomingMail["receivedBy"]) {
  const path = arrival?.mailFrom ?? mailFrom;
  if (path === undefined) return mail;
  const headers = new Map(mail.headers);
  headers.set("return-path", [`<${path}>`, ...(headers.get("return-path") ?? [])]);
  return { ...mail, headers };
}

async function decide(deps: TakeMailDeps, deciding: Deciding): Promise<Decided> {
  const { installationId, mail, now, identity } = deciding;
  const shop = await deps.findShop(installationId);
  if (shop === undefined) return { ...leftAlone("shop-gone"), outcome: "refused" };
  const known = await deps.knowledge.of(installationId, mail);
  const reading = readMail(mail, known);
  const link = await findLink(deps, { ...deciding, shop, reading });
  const { trust, reasons } = await judgeTrust(deps, { ...deciding, link, reading });
  const key = await deps.decisions.markOf(installationId, identity);
  const read = { installationId, shop, mail, reading, link, trust, key, now };
  const dealt = await dealWithMail(deps, read);
  return { ...describe({ mail, known, reading, link }), trust, reasons, ...dealt };
}

/** Reports of what was not delivered, and what a list passes on, may carry an address that is not theirs. */
const passedOn: MailReading["reasons"] = ["null-sender", "delivery-report", "mailing-list"];

async function findLink(
  { links }: TakeMailDeps,
  of: Deciding & { readonly shop: MailShop; readonly reading: MailReading },
): Promise<LeaveLink | undefined> {
  // Programs that leave for somebody say that they are programs, and are meant all the same.
  if (of.reading.reasons.some((reason) => passedOn.includes(reason))) return undefined;
  for (const token of findTokens(of.mail, of.receivedBy.recipients)) {
    const link = await links.open(of.shop.shop, token);
    if (link !== undefined) return link;
  }
  return undefined;
}

type Judged = { readonly trust: MailTrust; readonly reasons: readonly string[] };

/** Names are only looked up where something depends on it. */
async function judgeTrust(
  { judge }: TakeMailDeps,
  of: Deciding & { readonly link: LeaveLink | undefined; readonly reading: MailReading },
): Promise<Judged> {
  const { raw, receivedBy, link, reading } = of;
  if (link !== undefined) return { trust: "token", reasons: [...reading.reasons, "token"] };
  if (reading.acts.length === 0) return { trust: "unproven", reasons: reading.reasons };
  const { verdict, reason } = await judge(raw, receivedBy);
  const trust = verdict === "authenticated" ? "authenticated" : "unproven";
  return { trust, reasons: [...reading.reasons, reason] };
}

function describe(of: {
  readonly mail: InboundMail;
  readonly known: KnownMail;
  readonly reading: MailReading;
  readonly link: LeaveLink | undefined;
}): Pick<
  Decided,
  "messageId" | "sender" | "sentences" | "kind" | "also" | "language" | "certainty"
> {
  const { mail, known, reading, link } = of;
  const { kind, also, language, certainty } = reading;
  const about = { messageId: mail.messageId, sender: mail.from.address, language };
  const sentences = kind === "automatic" ? [] : ownSentences(mail, known);
  if (link === undefined) return { ...about, sentences, kind, also, certainty };
  const isOnlyLeaving = kind === "opt-out" || kind === "unrelated" || kind === "automatic";
  return isOnlyLeaving
    ? { ...about, sentences, kind: "opt-out", also: [], certainty: 1 }
    : { ...about, sentences, kind, also: [...new Set([...also, "opt-out" as const])], certainty };
}

/** Of what nobody can read, or can be done for. */
function leftAlone(reason: string): Decided {
  return {
    ...{ messageId: "", sender: "", sentences: [], kind: "unreadable", also: [], certainty: 0 },
    ...{ language: undefined, reasons: [reason], trust: "unproven", outcome: "left-alone" },
    ...{ proofId: null, cases: [] },
  };
}
