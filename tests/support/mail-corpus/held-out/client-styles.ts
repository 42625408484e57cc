import type { HeldOutWords } from "../corpus-files.ts";
import {
  type ClientStyle,
  fillIn,
  type Letter,
  mark,
  newsletterText,
  replySubject,
  wrap,
} from "../letter.ts";

type HeldOutStyle = (letter: Letter, words: HeldOutWords) => string;

/** Samsung's own mail app: a line of dashes, then From, Date, To, Subject. */
const samsung: HeldOutStyle = (letter, words) => {
  const [from, date, to, subject] = words.samsungBlock;
  const block = [
    `${from} ${letter.words.shop} <${letter.shopAddress}> `,
    `${date} ${fillIn(`{dd}.{mm}.{yy}  {t}`, letter)}  (GMT+01:00) `,
    `${to} ${letter.person.address} `,
    `${subject} ${letter.newsletter.subject} `,
  ].join("\n");
  return `${letter.own}\n\n${words.samsungSignature}\n\n${words.samsungLine}\n${block}\n\n${newsletterText(letter.newsletter)}\n`;
};

const proton: HeldOutStyle = (letter, words) =>
  `${letter.own}\n\n${words.protonSignature}\n\n${fillIn(words.proton, letter)}\n\n${mark(wrap(newsletterText(letter.newsletter), 74))}\n`;

/** A web mailer usual in the language's countries, without marks. */
const localWebmail: HeldOutStyle = (letter, words) =>
  `${letter.own}\n\n${fillIn(words.webmail, letter)}\n\n${newsletterText(letter.newsletter)}\n`;

const styles = { samsung, proton, "local-webmail": localWebmail } as const;

/** The mail programs no rule was tuned on. */
export const heldOutStyles = (words: HeldOutWords): Readonly<Record<string, ClientStyle>> =>
  Object.fromEntries(
    Object.entries(styles).map(([name, style]): readonly [string, ClientStyle] => [
      name,
      (letter) => ({ subject: replySubject(letter), text: style(letter, words), isReply: true }),
    ]),
  );
