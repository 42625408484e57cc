import type { HeldOutWords } from "../corpus-files.ts";
import {
  type ClientStyle,
  escapeHtml,
  fillIn,
  htmlLines,
  type Letter,
  mark,
  newsletterText,
  replySubject,
  wrap,
} from "../letter.ts";

type Body = { readonly text: string } | { readonly html: string };
type HeldOutStyle = (letter: Letter, words: HeldOutWords) => Body;

const page = (...parts: readonly string[]): Body => ({
  html: `<html><head></head><body>${parts.join("")}</body></html>`,
});

/** A web mailer of universities and hosts: whose words they are, and no date. */
const horde: HeldOutStyle = (letter, words) => ({
  text: `${wrap(letter.own)}\n\n\n${fillIn(words.horde, letter)}\n\n${mark(wrap(newsletterText(letter.newsletter), 74))}\n\n\n\n`,
});

/** From, To, Sent, Subject under a short line of dashes, and the newsletter as it was. */
const emClient: HeldOutStyle = (letter, words) => {
  const [from, sent, to, subject] = letter.words.block;
  const block = [
    `${from} "${letter.words.shop}" <${letter.shopAddress}>`,
    `${to} ${letter.person.address}`,
    `${sent} ${fillIn("{dd}.{mm}.{y} {t}:00", letter)}`,
    `${subject} ${letter.newsletter.subject}`,
  ].join("\n");
  return {
    text: `${letter.own}\n\n${words.emClientLine}\n${block}\n\n${newsletterText(letter.newsletter)}\n`,
  };
};

/** Outlook's block after a program that writes bold as stars. */
const starredBlock: HeldOutStyle = (letter) => {
  const [from, sent, to, subject] = letter.words.block.map((label) => `*${label}*`);
  const block = [
    `${from ?? ""} ${letter.words.shop} <${letter.shopAddress}>`,
    `${sent ?? ""} ${fillIn(letter.words.blockDate, letter)}`,
    `${to ?? ""} ${letter.person.address}`,
    `${subject ?? ""} ${letter.newsletter.subject}`,
  ].join("\n");
  return { text: `${letter.own}\n\n\n\n${block}\n\n\n${newsletterText(letter.newsletter)}\n` };
};

/** HTML only, as Apple's programs send it: the attribution inside what is cited. */
const htmlApple: HeldOutStyle = (letter) =>
  page(
    `<div dir="ltr">${htmlLines(letter.own)}</div><div dir="ltr"><br><blockquote type="cite">`,
    `${escapeHtml(fillIn(letter.words.apple, letter))}<br><br></blockquote></div>`,
    `<blockquote type="cite"><div dir="ltr">\uFEFF${htmlLines(newsletterText(letter.newsletter))}</div></blockquote>`,
  );

/** HTML only, the newsletter in Yahoo's block, which is no quotation to a browser. */
const htmlYahoo: HeldOutStyle = (letter) =>
  page(
    `<div class="ydp7f0yahoo-style-wrap"><div dir="ltr">${htmlLines(letter.own)}</div><div><br></div></div>`,
    `<div id="ydp7fyahoo_quoted_4711" class="ydp7fyahoo_quoted"><div><div>${escapeHtml(fillIn(letter.words.yahoo, letter))}</div>`,
    `<div><br></div><div><div>${htmlLines(newsletterText(letter.newsletter))}</div></div></div></div>`,
  );

const styles = {
  horde,
  "em-client": emClient,
  "starred-block": starredBlock,
  "html-apple": htmlApple,
  "html-yahoo": htmlYahoo,
} as const satisfies Readonly<Record<string, HeldOutStyle>>;

/** The mail programs no rule was tuned on. */
export const heldOutStyles = (words: HeldOutWords): Readonly<Record<string, ClientStyle>> =>
  Object.fromEntries(
    Object.entries(styles).map(([name, style]): readonly [string, ClientStyle] => [
      name,
      (letter) => ({ subject: replySubject(letter), ...style(letter, words), isReply: true }),
    ]),
  );
