import type { Language } from "../shared/language.ts";
import { element, type Html, joinHtml } from "./html-element.ts";
import { createSpeech, type Speech } from "./speech.ts";
import type { PolicyEdition } from "./types.ts";

export type HistoryToPrint = {
  readonly language: Language;
  /** Published editions, the newest first; the newest is the one in force. */
  readonly published: readonly PolicyEdition[];
  /** A scheduled edition: what it changes is told before it takes effect. */
  readonly coming: PolicyEdition | null;
};

/**
 * The editions of a policy with what each changed, the coming one on top. An edition that was not
 * published in the language is named without its changes: they are never told in another.
 */
export function printHistory({ language, published, coming }: HistoryToPrint): Html {
  const speech = createSpeech(language);
  const ahead = coming === null ? [] : printComing(speech, coming);
  const [first, ...earlier] = published;
  const none = element("p", speech.say("history.none"));
  return joinHtml([
    ...ahead,
    ...(first === undefined ? [] : printCurrent(speech, first, earlier.length === 0)),
    element("h2", speech.say("history.title")),
    ...(earlier.length === 0 ? [none] : []),
    ...earlier.flatMap((edition, at) => printEarlier(speech, edition, at === earlier.length - 1)),
  ]);
}

function printComing(speech: Speech, coming: PolicyEdition): readonly Html[] {
  const date = speech.day(coming.effectiveOn);
  return [
    titleInForce(speech, coming),
    element("p", speech.say("changes.coming", { date })),
    ...changesOf(speech, coming),
  ];
}

function printCurrent(speech: Speech, edition: PolicyEdition, isFirst: boolean): readonly Html[] {
  return [titleInForce(speech, edition), ...changesOrFirst(speech, edition, isFirst)];
}

/** Of an edition that is or will be in force: the title of an earlier one speaks of the past. */
function titleInForce(speech: Speech, { number, effectiveOn }: PolicyEdition): Html {
  return element("h2", speech.say("policy.effective", { number, date: speech.day(effectiveOn) }));
}

function printEarlier(speech: Speech, edition: PolicyEdition, isFirst: boolean): readonly Html[] {
  const date = speech.day(edition.effectiveOn);
  const title = element("h3", speech.say("history.edition", { number: edition.number, date }));
  return [title, ...changesOrFirst(speech, edition, isFirst)];
}

function changesOrFirst(speech: Speech, edition: PolicyEdition, isFirst: boolean): readonly Html[] {
  const changes = changesOf(speech, edition);
  const first = element("p", speech.say("changes.first"));
  return changes.length === 0 && isFirst ? [first] : changes;
}

/** Markup of an edition of ours, printed and escaped when it was made. */
function changesOf({ language }: Speech, { texts }: PolicyEdition): readonly Html[] {
  const html = texts.find((text) => text.language === language)?.changesHtml ?? "";
  return html === "" ? [] : [{ html }];
}
