import { type Content, element, type Html, mailLink, webLink } from "./html-element.ts";
import type { Contact } from "./spoken-controller.ts";
import { type Speech, startSentence } from "./speech.ts";

/** `Label: value`, the label in bold, joined as the language joins them; a question needs no colon. */
export function labelled(speech: Speech, label: string, value: Content): Content {
  const isQuestion = /[?;\u037e]$/u.test(label);
  const start = isQuestion ? label : speech.say("label", { label, value: "" }).trimEnd();
  return [element("strong", start), " ", value];
}

/** A contact with its label, as a link where it can be one. */
export function sayContact(speech: Speech, contact: Contact): Content {
  return labelled(speech, contact.label, linkOf(contact));
}

function linkOf({ link, value }: Contact): Content {
  if (link === "mail") return mailLink(value);
  return link === "web" ? webLink(value, value) : value;
}

/** Pieces as one sentence-like list with a capital; the gap for none. */
export function sayList(speech: Speech, pieces: readonly string[]): string {
  return pieces.length === 0 ? speech.gap : startSentence(speech.list(pieces), speech.language);
}

/** A sentence with an e-mail address in it as a link. */
export function withMail(sentence: string, address: string): Content {
  const at = sentence.indexOf(address);
  if (at < 0 || address === "") return sentence;
  return [sentence.slice(0, at), mailLink(address), sentence.slice(at + address.length)];
}

/** A heading with its anchor. */
export function heading(id: string, title: string): Html {
  return element("h2", title, id);
}
