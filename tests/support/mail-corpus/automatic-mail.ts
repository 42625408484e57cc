import type { Letter } from "./letter.ts";
import { fillIn, mark, newsletterText, wrap } from "./letter.ts";
import {
  encodeHeader,
  type Encoding,
  headerLines,
  rawMessage,
  type RawMessage,
} from "./raw-message.ts";

/** What machines send to a support address. */
export const automaticForms = ["vacation", "receipt", "bounce", "list"] as const;
export type AutomaticForm = (typeof automaticForms)[number];

export interface AutomaticPhrase {
  readonly form: AutomaticForm;
  readonly subject: string;
  readonly body: string;
}

const isForm = (word: string): word is AutomaticForm => automaticForms.some((one) => one === word);

/** Reads "form | subject | body" as the phrase files write it. */
export function readAutomaticPhrase(line: string): AutomaticPhrase {
  const [form = "", subject = "", ...rest] = line.split(" | ");
  if (!isForm(form)) throw new Error(`no automatic mail is a ${form}`);
  return { form, subject, body: rest.join(" | ") };
}

type Headers = RawMessage["headers"];

interface AutomaticMail {
  readonly phrase: AutomaticPhrase;
  readonly letter: Letter;
  /** False: nothing but the words says that a machine wrote it. */
  readonly isMarked: boolean;
  readonly headers: Headers;
  readonly encoding: Encoding;
  readonly boundary: string;
}

/** How programs mark their own answers: RFC 3834, Exchange, old programs, and many not at all. */
const vacationMarks: readonly Headers[] = [
  [["Auto-Submitted", "auto-replied"]],
  [
    ["X-Auto-Response-Suppress", "All"],
    ["Auto-Submitted", "auto-generated"],
  ],
  [
    ["Precedence", "bulk"],
    ["X-Autoreply", "yes"],
  ],
  [["Auto-Submitted", "auto-replied (vacation)"]],
  [["X-Autorespond", "yes"]],
];

const receiptMarks: readonly Headers[] = [
  [["Auto-Submitted", "auto-generated"]],
  [
    ["X-Auto-Response-Suppress", "All"],
    ["Precedence", "auto_reply"],
  ],
  [["Auto-Submitted", "auto-replied"]],
];

function marksOf({ phrase, letter, isMarked }: AutomaticMail): Headers {
  if (!isMarked) return [];
  const marks = phrase.form === "vacation" ? vacationMarks : receiptMarks;
  return marks[letter.seed % marks.length] ?? [];
}

/** Half of the programs copy what they answer, the newsletter's footer with it. */
function answerText({ phrase, letter }: AutomaticMail): string {
  if (letter.seed % 2 === 0) return `${phrase.body}\n`;
  const quote = mark(wrap(newsletterText(letter.newsletter), 74));
  return `${phrase.body}\n\n${fillIn(letter.words.thunderbird, letter)}\n${quote}\n`;
}

const withoutReturnPath = (headers: Headers): Headers =>
  headers.filter(([name]) => name !== "Return-Path" && name !== "From");

/** A delivery report in three parts (RFC 3462, 3464): words, the machine's lines, what was sent. */
function bounce(mail: AutomaticMail): Buffer {
  const { letter, phrase, boundary } = mail;
  const person = letter.person.address;
  const parts = [
    `Content-Type: text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(
      `${phrase.body}\r\n\r\n${person}\r\n`,
      "utf8",
    )
      .toString("base64")
      .replaceAll(/.{76}/gu, "$&\r\n")}\r\n`,
    `Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.net\r\n\r\nFinal-Recipient: rfc822; ${person}\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\r\n`,
    `Content-Type: message/rfc822\r\n\r\n${rawMessage({
      headers: [
        ["From", `${encodeHeader(letter.words.shop)} <${letter.shopAddress}>`],
        ["To", `<${person}>`],
        ["Subject", encodeHeader(letter.newsletter.subject)],
        ["List-Unsubscribe", "<https://shop.example.test/unsubscribe/k3x>"],
      ],
      text: newsletterText(letter.newsletter),
      encoding: { charset: "utf-8", transfer: "base64" },
      boundary: `${boundary}-original`,
    }).toString("latin1")}`,
  ];
  const head = headerLines([
    ["Return-Path", "<>"],
    ["From", "Mail Delivery System <MAILER-DAEMON@mx.example.net>"],
    ...withoutReturnPath(mail.headers),
    ["Subject", encodeHeader(phrase.subject)],
    ["Auto-Submitted", "auto-replied"],
    ["MIME-Version", "1.0"],
    ["Content-Type", `multipart/report; report-type=delivery-status;\r\n boundary="${boundary}"`],
  ]);
  const lines = parts.map((one) => `--${boundary}\r\n${one}\r\n`).join("");
  return Buffer.from(`${head}\r\n${lines}--${boundary}--\r\n`, "latin1");
}

function listHeaders(letter: Letter): Headers {
  return [
    ["Precedence", "list"],
    ["List-Id", `<news-${letter.language}.lists.example.org>`],
    ["List-Unsubscribe", `<mailto:news-${letter.language}-leave@lists.example.org>`],
    ["List-Post", "NO"],
  ];
}

/** RFC 3834 asks answers for the null sender: half of the marked ones obey. */
const sentBy = ({ headers, letter, phrase, isMarked }: AutomaticMail): Headers =>
  isMarked && phrase.form !== "list" && letter.seed % 4 < 2
    ? [["Return-Path", "<>"], ...headers.filter(([name]) => name !== "Return-Path")]
    : headers;

/** One automatic mail as it arrives. */
export function automaticMail(mail: AutomaticMail): Buffer {
  const { phrase, letter } = mail;
  if (phrase.form === "bounce") return bounce(mail);
  const isList = phrase.form === "list";
  return rawMessage({
    headers: [
      ...sentBy(mail),
      ["Subject", encodeHeader(phrase.subject)],
      ...(isList ? listHeaders(letter) : marksOf(mail)),
    ],
    text: isList ? `${phrase.body}\n` : answerText(mail),
    encoding: mail.encoding,
    boundary: mail.boundary,
  });
}
