import {
  breakable,
  bulletList,
  type Content,
  element,
  type Html,
  joinHtml,
} from "./html-element.ts";
import { heading, labelled, sayList } from "./html-phrases.ts";
import type { Printing } from "./print-policy.ts";
import { type Speech, startSentence } from "./speech.ts";
import type { SpokenPurpose } from "./spoken-purpose.ts";

/** Every purpose with its basis, data, sources, recipients and retention (GDPR 13(1)(c)–(f), 13(2)(a), 14). */
export function printPurposes({ speech, spoken }: Printing): Html {
  return joinHtml([
    heading("purposes", speech.say("purposes.title")),
    element("p", speech.say("purposes.intro")),
    ...spoken.purposes.map((purpose) => printPurpose(speech, purpose)),
  ]);
}

/** One purpose with all that is said of it. */
export function printPurpose(speech: Speech, purpose: SpokenPurpose): Html {
  const recipients =
    purpose.recipients.length === 0
      ? startSentence(speech.say("purpose.recipients-none"), speech.language)
      : speech.list(purpose.recipients);
  return joinHtml([
    element("h3", purpose.name, `purpose-${purpose.id}`),
    element("p", purpose.description),
    bulletList([
      labelled(speech, speech.say("purpose.basis"), sayBasis(purpose)),
      ...maybe(speech, speech.say("purpose.interest"), purpose.interest),
      ...maybe(speech, speech.say("purpose.law"), purpose.law),
      labelled(speech, speech.say("purpose.data"), sayList(speech, purpose.data)),
      labelled(speech, speech.say("purpose.persons"), sayList(speech, purpose.persons)),
      labelled(speech, speech.say("purpose.sources"), sayList(speech, purpose.sources)),
      labelled(speech, speech.say("purpose.provision"), purpose.provision),
      labelled(
        speech,
        speech.say("purpose.retention"),
        startSentence(purpose.retention, speech.language),
      ),
      labelled(speech, speech.say("purpose.recipients"), recipients),
      ...(purpose.storedItems.length === 0
        ? []
        : [
            labelled(
              speech,
              speech.say("purpose.stored-items"),
              breakable(purpose.storedItems.join(", ")),
            ),
          ]),
    ]),
  ]);
}

function sayBasis({ basis, basisMeaning }: SpokenPurpose): string {
  return basisMeaning === null ? basis : `${basis}. ${basisMeaning}`;
}

function maybe(speech: Speech, label: string, value: string | null): readonly Content[] {
  return value === null ? [] : [labelled(speech, label, value)];
}
