import { type Clues, gives } from "./pattern.ts";
import type { PromiseKind } from "./promise-kinds.ts";
import { requiredItems } from "./required-items.ts";
import type { Requirement } from "./requirement.ts";
import { choiceRequirements } from "./requirements-choice.ts";
import { coreRequirements } from "./requirements-core.ts";
import { rightsRequirements } from "./requirements-rights.ts";
import type { FoundContact, FoundPromise, GradedItem, RequiredState, Sentence } from "./types.ts";

const requirements = { ...coreRequirements, ...rightsRequirements, ...choiceRequirements };

/** What was read of a policy, for the rules to look at. */
export type ReadPolicy = {
  readonly sentences: readonly Sentence[];
  readonly promises: readonly FoundPromise[];
  readonly contacts: readonly FoundContact[];
};

/** Grades a policy against everything required of it, each item with the sentence that decided. */
export function grade(policy: ReadPolicy): readonly GradedItem[] {
  return requiredItems.flatMap(({ item, source }): GradedItem[] => {
    const { state, quote } = gradeOne(requirements[item] ?? {}, policy, item === "consent");
    // Naming no law is no fault.
    if (item === "law-in-force" && state === "missing") return [];
    return [{ item, source, state, quote }];
  });
}

type Grade = { readonly state: RequiredState; readonly quote: string };

function gradeOne(requirement: Requirement, policy: ReadPolicy, isConsent: boolean): Grade {
  const outdated = isConsent
    ? quoteOf(policy, ["consent-by-use"])
    : findOutdated(requirement, policy.sentences);
  if (outdated !== undefined) return { state: "outdated", quote: outdated };
  const present = findPresent(requirement, policy);
  if (present !== undefined) return { state: "present", quote: present };
  const vague = findVague(requirement, policy);
  return vague === undefined ? { state: "missing", quote: "" } : { state: "vague", quote: vague };
}

function findOutdated(
  { outdated = [], unlessSaid }: Requirement,
  sentences: readonly Sentence[],
): string | undefined {
  const isMended = unlessSaid !== undefined && sentences.some(({ text }) => unlessSaid.test(text));
  return isMended ? undefined : findSentence(sentences, outdated);
}

function findPresent(requirement: Requirement, policy: ReadPolicy): string | undefined {
  const { presentByContact = [], presentBy = [], present = [], presentByCount } = requirement;
  const contact = policy.contacts.find(({ kind }) => presentByContact.includes(kind));
  return (
    contact?.quote ??
    quoteOf(policy, presentBy) ??
    findSentence(policy.sentences, present) ??
    (presentByCount === undefined ? undefined : findCounted(presentByCount, policy.promises))
  );
}

function findCounted(
  { prefix, count }: NonNullable<Requirement["presentByCount"]>,
  promises: readonly FoundPromise[],
): string | undefined {
  const counted = promises.filter(({ kind }) => kind.startsWith(prefix));
  return new Set(counted.map(({ kind }) => kind)).size >= count ? counted[0]?.quote : undefined;
}

function findVague(requirement: Requirement, policy: ReadPolicy): string | undefined {
  const { vagueBy = [], vague = [], presentByCount } = requirement;
  const few = presentByCount === undefined ? undefined : { ...presentByCount, count: 1 };
  return (
    quoteOf(policy, vagueBy) ??
    findSentence(policy.sentences, vague) ??
    (few === undefined ? undefined : findCounted(few, policy.promises))
  );
}

function quoteOf({ promises }: ReadPolicy, kinds: readonly PromiseKind[]): string | undefined {
  return promises.find(({ kind }) => kinds.includes(kind))?.quote;
}

/** The first sentence that gives one of the clues; a heading only where nothing below it does. */
function findSentence(sentences: readonly Sentence[], clues: Clues): string | undefined {
  const found = sentences.filter((sentence) => gives(sentence, clues));
  return found.find(({ kind }) => kind !== "heading")?.quote ?? found[0]?.quote;
}
