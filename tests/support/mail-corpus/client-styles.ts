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
} from "./letter.ts";

const divider = "_".repeat(32);

/** From, Sent, To and Subject, as Outlook copies them in front of what is answered. */
export function headerBlock(letter: Letter): string {
  const [from, sent, to, subject] = letter.words.block;
  const { words, newsletter, shopAddress, person } = letter;
  return [
    `${from} ${words.shop} <${shopAddress}>`,
    `${sent} ${fillIn(words.blockDate, letter)}`,
    `${to} ${person.address}`,
    `${subject} ${newsletter.subject}`,
  ].join("\n");
}

const reply = (letter: Letter, text: string) => ({
  subject: replySubject(letter),
  text,
  isReply: true,
});

const quoted = (letter: Letter): string => mark(wrap(newsletterText(letter.newsletter), 74));

/** Gmail breaks even its own "On … wrote:" at 76 characters. */
const gmail: ClientStyle = (letter) =>
  reply(
    letter,
    `${wrap(letter.own)}\n\n${wrap(fillIn(letter.words.gmail, letter))}\n\n${quoted(letter)}\n`,
  );

const gmailUnmarked: ClientStyle = (letter) =>
  reply(
    letter,
    `${letter.own}\n\n${fillIn(letter.words.gmail, letter)}\n\n${newsletterText(letter.newsletter)}\n`,
  );

const appleMail: ClientStyle = (letter) =>
  reply(
    letter,
    `${letter.own}\n\n${letter.person.initials}\n\n> ${fillIn(letter.words.apple, letter)}\n> \n${quoted(letter)}\n`,
  );

const appleMailUnmarked: ClientStyle = (letter) =>
  reply(
    letter,
    `${letter.own}\n\n\n${fillIn(letter.words.apple, letter)}\n\n${newsletterText(letter.newsletter)}\n`,
  );

/** The phone puts its line in front, the attribution inside the quotation, and a stray U+FEFF. */
const iosMail: ClientStyle = (letter) =>
  reply(
    letter,
    `${letter.own}\n\n${letter.words.iphone}\n\n> ${fillIn(letter.words.apple, letter)}\n> \n> \uFEFF\n${quoted(letter)}\n`,
  );

const outlook: ClientStyle = (letter) =>
  reply(
    letter,
    `${letter.own}\n\n${headerBlock(letter)}\n\n${newsletterText(letter.newsletter)}\n`,
  );

const outlookOriginal: ClientStyle = (letter) =>
  reply(
    letter,
    `${letter.own}\n\n${letter.words.original}\n${headerBlock(letter)}\n\n${newsletterText(letter.newsletter)}\n`,
  );

const outlookMobile: ClientStyle = (letter) =>
  reply(
    letter,
    `${letter.own}\n\n${letter.words.outlookMobile}\n${divider}\n${headerBlock(letter)}\n\n${newsletterText(letter.newsletter)}\n`,
  );

/** What a firm's mail server hangs on: a signature with a way out of its own mailings, small print. */
const outlookFirm: ClientStyle = (letter) =>
  reply(
    letter,
    `${letter.own}\n\n${letter.person.initials}\n${letter.words.firmSignature}\n\n${letter.words.disclaimer}\n\n${headerBlock(letter)}\n\n${newsletterText(letter.newsletter)}\n`,
  );

const thunderbird: ClientStyle = (letter) =>
  reply(
    letter,
    `${wrap(letter.own, 72)}\n\n${fillIn(letter.words.thunderbird, letter)}\n${quoted(letter)}\n\n-- \n${letter.person.initials}\n`,
  );

const thunderbirdBottom: ClientStyle = (letter) =>
  reply(
    letter,
    `${fillIn(letter.words.thunderbird, letter)}\n${quoted(letter)}\n\n${wrap(letter.own, 72)}\n`,
  );

/** Answers between the lines: part of the newsletter, the words, then the rest with the footer. */
const inline: ClientStyle = (letter) =>
  reply(
    letter,
    `${fillIn(letter.words.thunderbird, letter)}\n\n${mark(wrap(letter.newsletter.body, 74))}\n\n${letter.own}\n\n${mark(wrap(letter.newsletter.footer, 74))}\n`,
  );

/** Yahoo indents what is quoted instead of marking it. */
const yahoo: ClientStyle = (letter) =>
  reply(
    letter,
    `${letter.own}\n\n    ${fillIn(letter.words.yahoo, letter)}  \n \n ${newsletterText(letter.newsletter).replaceAll("\n", "\n ")}\n`,
  );

/** HTML only, the newsletter in Gmail's own block. */
const htmlGmail: ClientStyle = (letter) => ({
  subject: replySubject(letter),
  html: `<div dir="auto">${htmlLines(letter.own)}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${escapeHtml(fillIn(letter.words.gmail, letter))}<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex"><div>${htmlLines(newsletterText(letter.newsletter))}</div></blockquote></div>`,
  isReply: true,
});

/** HTML only, the newsletter under Outlook's header block, with nothing round it. */
const htmlOutlook: ClientStyle = (letter) => ({
  subject: replySubject(letter),
  html: `<html><head><style>p.MsoNormal{margin:0;font-size:11pt}</style></head><body><div class="WordSection1">${letter.own
    .split("\n")
    .map((line) => `<p class="MsoNormal">${escapeHtml(line)}<o:p></o:p></p>`)
    .join(
      "",
    )}<p class="MsoNormal"><o:p>&nbsp;</o:p></p></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr">${headerBlock(
    letter,
  )
    .split("\n")
    .map((line) => escapeHtml(line).replace(/^([^:]+:)/u, "<b>$1</b>"))
    .join(
      "<br>",
    )}</div><div><p>${htmlLines(letter.newsletter.body)}</p><p style="font-size:9px;color:#777">${htmlLines(letter.newsletter.footer)}</p></div></body></html>`,
  isReply: true,
});

/** Both bodies in one mail, as most programs send: the text for readers of text, the page for eyes. */
const withPage =
  (text: ClientStyle, page: ClientStyle): ClientStyle =>
  (letter) => ({ ...page(letter), ...text(letter) });

/** Samsung's own mail app: a line of dashes, then From, Date, To, Subject. */
const samsung: ClientStyle = (letter) => {
  const { words, newsletter } = letter;
  const [from, date, to, subject] = words.samsungBlock;
  const block = [
    `${from} ${words.shop} <${letter.shopAddress}> `,
    `${date} ${fillIn("{dd}.{mm}.{yy}  {t}", letter)}  (GMT+01:00) `,
    `${to} ${letter.person.address} `,
    `${subject} ${newsletter.subject} `,
  ].join("\n");
  return reply(
    letter,
    `${letter.own}\n\n${words.samsungSignature}\n\n${words.samsungLine}\n${block}\n\n${newsletterText(newsletter)}\n`,
  );
};

const proton: ClientStyle = (letter) =>
  reply(
    letter,
    `${letter.own}\n\n${letter.words.protonSignature}\n\n${fillIn(letter.words.proton, letter)}\n\n${quoted(letter)}\n`,
  );

/** A web mailer usual in the language's countries, without marks. */
const localWebmail: ClientStyle = (letter) =>
  reply(
    letter,
    `${letter.own}\n\n${fillIn(letter.words.webmail, letter)}\n\n${newsletterText(letter.newsletter)}\n`,
  );

/** How the mail programs of the open part quote a newsletter that is answered. */
export const replyStyles = {
  gmail: withPage(gmail, htmlGmail),
  "gmail-unmarked": gmailUnmarked,
  "apple-mail": appleMail,
  "apple-mail-unmarked": appleMailUnmarked,
  "ios-mail": iosMail,
  outlook: withPage(outlook, htmlOutlook),
  "outlook-original": outlookOriginal,
  "outlook-mobile": outlookMobile,
  "outlook-firm": outlookFirm,
  thunderbird,
  "thunderbird-bottom": thunderbirdBottom,
  inline,
  yahoo,
  "html-gmail": htmlGmail,
  "html-outlook": htmlOutlook,
  samsung,
  proton,
  "local-webmail": localWebmail,
} as const satisfies Readonly<Record<string, ClientStyle>>;

const gmailForward: ClientStyle = (letter) => ({
  subject: `${letter.words.forward} ${letter.newsletter.subject}`,
  text: `${letter.own}\n\n---------- Forwarded message ---------\n${letter.words.block[0]} ${letter.words.shop} <${letter.shopAddress}>\nDate: ${fillIn(letter.words.blockDate, letter)}\nSubject: ${letter.newsletter.subject}\nTo: <${letter.person.address}>\n\n\n${newsletterText(letter.newsletter)}\n`,
  isReply: false,
});

const appleForward: ClientStyle = (letter) => ({
  subject: `${letter.words.forward} ${letter.newsletter.subject}`,
  text: `${letter.own}\n\n> ${letter.words.appleForward}\n> \n${mark(headerBlock(letter))}\n> \n${quoted(letter)}\n`,
  isReply: false,
});

const outlookForward: ClientStyle = (letter) => ({
  ...outlook(letter),
  subject: `${letter.words.forward} ${letter.newsletter.subject}`,
  isReply: false,
});

export const forwardStyles = {
  "gmail-forward": gmailForward,
  "apple-forward": appleForward,
  "outlook-forward": outlookForward,
} as const satisfies Readonly<Record<string, ClientStyle>>;

const fresh: ClientStyle = (letter) => ({
  subject: letter.subject,
  text: `${letter.own}\n`,
  isReply: false,
});

const freshFirm: ClientStyle = (letter) => ({
  subject: letter.subject,
  text: `${letter.own}\n\n${letter.person.initials}\n${letter.words.firmSignature}\n\n${letter.words.disclaimer}\n`,
  isReply: false,
});

const htmlOnly: ClientStyle = (letter) => ({
  subject: letter.subject,
  html: `<html><body style="font-family:sans-serif"><div>${letter.own
    .split("\n")
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join("")}</div><p><br></p><p>${escapeHtml(letter.person.initials)}</p></body></html>`,
  isReply: false,
});

/** With a greeting and an ending, as a letter. */
const freshLetter: ClientStyle = (letter) => ({
  subject: letter.subject,
  text: `${letter.words.greeting}\n\n${wrap(letter.own, 72)}\n\n${letter.words.closing}\n${letter.person.initials}\n`,
  isReply: false,
});

/** Words that answer nothing. */
export const freshStyles = {
  fresh,
  "fresh-letter": freshLetter,
  "fresh-firm": freshFirm,
  "html-only": htmlOnly,
} as const;

/** The whole message in the subject, as people do who want one thing. */
export const subjectOnly: ClientStyle = (letter) => ({
  subject: letter.own,
  text: "\n",
  isReply: false,
});
