import { bulletList, type Content, element, type Html, joinHtml, webLink } from "./html-element.ts";
import { heading, labelled, sayContact, withMail } from "./html-phrases.ts";
import type { Printing } from "./print-policy.ts";
import { hasNewsletter } from "./print-summary.ts";
import type { SentenceKey } from "./texts/sentences.ts";

/** Rights by the article that gives them: GDPR 15–18, 20, 21(1), 21(2), 7(3). */
export const rights = [
  "access",
  "rectification",
  "erasure",
  "restriction",
  "portability",
  "objection",
  "objection-marketing",
  "withdrawal",
] as const;

/** Who is responsible, the representative and the officer (GDPR 13(1)(a)–(b)). */
export function printController({ speech, spoken }: Printing): Html {
  const { name, contacts, representative } = spoken.controller;
  const represented =
    representative.length === 0
      ? []
      : [
          element("h3", speech.say("controller.representative")),
          bulletList(representative.map((contact) => sayContact(speech, contact))),
        ];
  return joinHtml([
    heading("controller", speech.say("controller.title")),
    element("p", speech.say("controller.text", { name })),
    bulletList(contacts.map((contact) => sayContact(speech, contact))),
    ...represented,
    ...printOfficer({ speech, spoken }),
  ]);
}

function printOfficer({ speech, spoken }: Pick<Printing, "speech" | "spoken">): readonly Html[] {
  const { officer, noOfficer } = spoken.controller;
  const title = element("h3", speech.say("officer.title"));
  if (noOfficer !== null) return [title, element("p", noOfficer)];
  return [
    title,
    element("p", speech.say("officer.text")),
    bulletList(officer.map((contact) => sayContact(speech, contact))),
  ];
}

/** The two ways out of every newsletter; nothing where none is sent. */
export function printNewsletter(printing: Printing): Html {
  const { speech, spoken } = printing;
  if (!hasNewsletter(printing)) return { html: "" };
  const { email } = spoken.controller;
  return joinHtml([
    heading("newsletter", speech.say("newsletter.title")),
    element("p", speech.say("newsletter.text")),
    bulletList([
      speech.say("newsletter.link"),
      withMail(speech.say("newsletter.support", { email }), email),
    ]),
  ]);
}

/** All rights with how to use them, and where to complain (GDPR 13(2)(b)–(d), 21(4)). */
export function printRights({ speech, spoken }: Printing): Html {
  const { email } = spoken.controller;
  return joinHtml([
    heading("rights", speech.say("rights.title")),
    element("p", withMail(speech.say("rights.how", { email }), email)),
    bulletList([
      ...rights.map((right) =>
        labelled(speech, speech.say(`right.${right}.name`), speech.say(`right.${right}.text`)),
      ),
      labelled(speech, speech.say("right.complaint.name"), sayComplaint({ speech, spoken })),
    ]),
    element("p", speech.say("rights.identity")),
  ]);
}

function sayComplaint({ speech, spoken }: Pick<Printing, "speech" | "spoken">): Content {
  const { authority, authorityCountry, authorityWebsite } = spoken.controller;
  const right = speech.say("right.complaint.text");
  if (authorityCountry === null) return [right, " ", speech.gap];
  if (authority === null) return right;
  const named = speech.say("right.complaint.authority", { country: authorityCountry, authority });
  const website = authorityWebsite === "" ? [] : [" ", webLink(authorityWebsite, authorityWebsite)];
  return [right, " ", named, ...website];
}

/** Decisions without a human (GDPR 13(2)(f)). */
export function printAutomated({ speech, spoken }: Printing): Html {
  const { text, logic, consequences } = spoken.automated;
  const points: readonly (readonly [SentenceKey, string | null])[] = [
    ["automated.logic", logic],
    ["automated.consequences", consequences],
  ];
  return joinHtml([
    heading("automated", speech.say("automated.title")),
    element("p", text),
    ...points.flatMap(([label, value]) =>
      value === null ? [] : [element("p", labelled(speech, speech.say(label), value))],
    ),
  ]);
}

/** How changes are told, and what changed since the last edition. */
export function printChangesSection({ speech }: Printing, changes: Html | null): Html {
  return joinHtml([
    heading("changes", speech.say("changes.title")),
    element("p", speech.say("changes.text")),
    ...(changes === null
      ? [element("p", speech.say("changes.first"))]
      : [element("h3", speech.say("changes.since")), changes]),
  ]);
}

/** How to reach whoever is responsible, once more at the end. */
export function printContact({ speech, spoken }: Printing): Html {
  return joinHtml([
    heading("contact", speech.say("contact.title")),
    element("p", speech.say("contact.text")),
    bulletList(spoken.controller.contacts.map((contact) => sayContact(speech, contact))),
  ]);
}
