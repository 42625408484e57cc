import type { SentenceKey } from "../policy/texts/sentences.ts";
import type { BoardFacts } from "./board-facts.ts";
import { findSentence } from "./find-sentence.ts";
import { judgePublished, judgeScopes, judgeTold, judgeStands } from "./judge-policy.ts";
import { judgeChannel, judgeOptOut, judgeRequests, judgeRetention } from "./judge-requests.ts";
import {
  judgeDeclared,
  judgeNotice,
  judgeRecipients,
  judgeRefusal,
  judgeTheme,
  judgeWaiting,
} from "./judge-storefront.ts";
import type { BoardLine, PromiseState } from "./types.ts";
import type { Verdict } from "./verdict.ts";

/** A promise stores make: its family (P1–P11, docs/promises.md), and the sentences that make it. */
type StorePromise = {
  readonly promise: string;
  readonly family: string;
  readonly keys: readonly SentenceKey[];
  readonly mechanism: string;
  readonly judge: (facts: BoardFacts) => Verdict;
};

/** What nothing in Lagom looks at yet. */
const unseen = (): Verdict => ({ drifts: [], shownAt: null });

const promises: readonly StorePromise[] = [
  {
    ...{ promise: "purposes-published", family: "P1", mechanism: "register" },
    ...{ keys: ["purposes.intro"], judge: judgePublished },
  },
  {
    ...{ promise: "scopes-needed", family: "P1", mechanism: "permissions" },
    ...{ keys: ["recipients.intro"], judge: judgeScopes },
  },
  {
    ...{ promise: "not-sold", family: "P2", mechanism: "none", judge: unseen },
    keys: ["recipients.no-sale", "policy.short.no-sale"],
  },
  {
    ...{ promise: "recipients-named", family: "P3", mechanism: "scan-and-ledger" },
    ...{ keys: ["recipients.intro", "recipients.none"], judge: judgeRecipients },
  },
  {
    ...{ promise: "unsubscribe-link", family: "P4", mechanism: "none" },
    ...{ keys: ["newsletter.link"], judge: unseen },
  },
  {
    ...{ promise: "opt-out-answers", family: "P5", mechanism: "mail" },
    ...{ keys: ["newsletter.support"], judge: judgeOptOut },
  },
  {
    ...{ promise: "cookies-declared", family: "P6", mechanism: "scan" },
    ...{ keys: ["cookies.intro", "cookies.none"], judge: judgeDeclared },
  },
  {
    ...{ promise: "cookies-wait", family: "P6", mechanism: "scan", judge: judgeWaiting },
    keys: ["cookies.choice", "policy.short.cookies-choice", "policy.short.cookies-necessary"],
  },
  {
    ...{ promise: "theme-waits", family: "P6", mechanism: "scan", judge: judgeTheme },
    keys: ["cookies.choice", "policy.short.cookies-choice", "policy.short.cookies-necessary"],
  },
  {
    ...{ promise: "refusal-holds", family: "P6", mechanism: "scan", judge: judgeRefusal },
    keys: ["policy.short.cookies-choice", "cookies.choice"],
  },
  {
    ...{ promise: "notice-shown", family: "P6", mechanism: "scan", judge: judgeNotice },
    keys: ["cookies.withdraw", "policy.short.cookies-choice"],
  },
  {
    ...{ promise: "policy-stands", family: "P7", mechanism: "publication" },
    ...{ keys: ["policy.effective"], judge: judgeStands },
  },
  {
    ...{ promise: "changes-told", family: "P7", mechanism: "notices" },
    ...{ keys: ["changes.text"], judge: judgeTold },
  },
  {
    ...{ promise: "access-in-time", family: "P8", mechanism: "requests" },
    ...{ keys: ["right.access.text", "rights.how"], judge: judgeRequests("access") },
  },
  {
    ...{ promise: "correction-in-time", family: "P9", mechanism: "requests" },
    ...{ keys: ["right.rectification.text"], judge: judgeRequests("rectification") },
  },
  {
    ...{ promise: "erasure-in-time", family: "P10", mechanism: "requests" },
    ...{ keys: ["right.erasure.text"], judge: judgeRequests("erasure") },
  },
  {
    ...{ promise: "retention-held", family: "P10", mechanism: "own-retention" },
    ...{ keys: ["purposes.intro"], judge: judgeRetention },
  },
  {
    ...{ promise: "contact-answers", family: "P11", mechanism: "mail" },
    ...{ keys: ["contact.text", "rights.how"], judge: judgeChannel },
  },
];

const order: readonly PromiseState[] = ["broken", "unknown", "kept"];

/**
 * Every promise, the broken ones first. A promise is kept only where something shows it, and `lastKeptAt`
 * says when it did; what nobody has looked at is unknown, never kept. One the store does not make is left out.
 */
export function listPromises(facts: BoardFacts): readonly BoardLine[] {
  const { published } = facts;
  return promises
    .map(({ promise, family, keys, mechanism, judge }): BoardLine => {
      const { drifts, shownAt } = judge(facts);
      const sentence = published === null ? null : findSentence(published.text, keys);
      const state = stateOf({ drifts, shownAt });
      const lastKeptAt = state === "broken" ? null : shownAt;
      return { promise, family, sentence, mechanism, state, lastKeptAt, drifts };
    })
    .filter((line) => isMade(line, facts))
    .toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
}

/** A store that sells data promises nothing of it, unless its published policy still does. */
function isMade({ promise, sentence }: BoardLine, { register }: BoardFacts): boolean {
  return promise !== "not-sold" || sentence !== null || register?.dataSale !== "sold";
}

function stateOf({ drifts, shownAt }: Verdict): PromiseState {
  if (drifts.length > 0) return "broken";
  return shownAt === null ? "unknown" : "kept";
}
