import { findKnownLanguage } from "../../shared/language.ts";
import type { InstallationId } from "../../shared/ids.ts";
import type { LeaveLinks, WishStore } from "../ports.ts";
import type { LeaveLink, MarketingAddress, Topics } from "../types.ts";
import type { CaseWish, MailAnswers, MailOutcome, MailShop, MailTrust } from "./ports.ts";
import type { InboundMail, MailReading, MailTopic } from "./types.ts";

export type DealDeps = {
  readonly wishes: Pick<WishStore, "take">;
  readonly links: Pick<LeaveLinks, "sealUndo">;
  readonly answers: MailAnswers;
};

/** A mail that was read, and who is known to have written it. */
export type ReadIncoming = {
  readonly installationId: InstallationId;
  readonly shop: MailShop;
  readonly mail: InboundMail;
  readonly reading: MailReading;
  /** The link whose token came with it. */
  readonly link: LeaveLink | undefined;
  readonly trust: MailTrust;
  /** The mail's own mark. */
  readonly key: string;
  readonly now: Date;
};

/** What was done about a mail. */
export type Dealt = {
  readonly outcome: MailOutcome;
  readonly proofId: string | null;
  readonly cases: readonly CaseWish[];
};

/**
 * Does what a mail asks for. Leaving is done at once for who holds a link's token or is proven to have
 * written, and is asked back by mail of anybody else; what weighs more becomes a case. Nothing here is
 * done twice by being called twice.
 */
export async function dealWithMail(deps: DealDeps, read: ReadIncoming): Promise<Dealt> {
  const { reading, link } = read;
  const asksToLeave = link !== undefined || reading.acts.includes("opt-out-now");
  const topics = topicsOf(reading);
  const isSmsOnly = link === undefined && topics !== "all" && topics.length === 0;
  const cases = casesOf(read);
  const left = asksToLeave && !isSmsOnly ? await leave(deps, read, topics) : { outcome: undefined };
  const outcome = left.outcome ?? (cases.length > 0 ? "case-opened" : "left-alone");
  return { outcome, proofId: left.proofId ?? null, cases };
}

function casesOf({ reading, link }: ReadIncoming): readonly CaseWish[] {
  const weightier = reading.acts.includes("open-case") ? [reading.kind, ...reading.also] : [];
  const named = weightier.filter(isCaseWish);
  // A number cannot be told from a mail: a person looks it up.
  const isAboutSms =
    link === undefined &&
    reading.acts.includes("opt-out-now") &&
    reading.topics !== "all" &&
    reading.topics.includes("sms");
  return isAboutSms ? [...named, "sms-opt-out"] : named;
}

function isCaseWish(
  wish: MailReading["kind"],
): wish is Exclude<CaseWish, "sms-opt-out"> & MailReading["kind"] {
  return wish !== "opt-out" && wish !== "unrelated" && wish !== "automatic";
}

function topicsOf({ topics }: MailReading): Topics {
  if (topics === "all") return "all";
  const isTopic = (one: MailTopic): one is Exclude<MailTopic, "sms"> => one !== "sms";
  return topics.filter(isTopic);
}

type Left = { readonly outcome: MailOutcome | undefined; readonly proofId?: string | null };

async function leave(deps: DealDeps, read: ReadIncoming, topics: Topics): Promise<Left> {
  const { link, mail, trust } = read;
  if (link !== undefined) return takeLeave(deps, read, { about: link, topics: link.topics });
  const { address } = mail.from;
  if (address === "") return { outcome: "refused" };
  if (trust === "authenticated") {
    return takeLeave(deps, read, { about: { channel: "email", address }, topics });
  }
  await deps.answers.ask(correspondent(read, address), read.key);
  return { outcome: "confirmation-sent" };
}

async function takeLeave(
  { wishes, links, answers }: DealDeps,
  read: ReadIncoming,
  { about, topics }: { readonly about: MarketingAddress; readonly topics: Topics },
): Promise<Left> {
  const { channel, address } = about;
  const { shop } = read.shop;
  const taken = await wishes.take({
    ...{ shop, channel, address, wish: { kind: "opt-out", topics } },
    ...{ door: "mail", receivedAt: read.now, proof: `message-id ${read.mail.messageId}` },
  });
  if (taken === undefined) return { outcome: "refused" };
  // Said before, by this mail perhaps: it rests on that proof, and that is what is taken back.
  const proofId = taken.proofId ?? taken.standing.proofId;
  if (channel === "email" && read.reading.kind !== "automatic") {
    const undo = await links.sealUndo(shop, proofId);
    await answers.tellLeft(correspondent(read, address), { undo, key: read.key });
  }
  return { outcome: "left-newsletter", proofId };
}

/** Who is answered, in the language they wrote in. */
function correspondent({ installationId, shop, reading }: ReadIncoming, email: string) {
  const written = reading.language === undefined ? undefined : findKnownLanguage(reading.language);
  return { shop: shop.shop, installationId, email, language: written ?? shop.language };
}
