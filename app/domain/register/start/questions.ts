import type { RecipientKind } from "../known/known-recipient.ts";

/** One question of the interview. Words are English, as everything in the admin is. */
export type Question = {
  readonly id: QuestionId;
  readonly text: string;
  readonly help: string;
  readonly answer:
    | { readonly kind: "yes-or-no" }
    /** Any of the ready table's recipients of a kind. */
    | { readonly kind: "tools"; readonly of: readonly RecipientKind[] }
    /** Any of these. */
    | { readonly kind: "options"; readonly options: readonly Option[] }
    | { readonly kind: "fields"; readonly fields: readonly Field[] };
  /** Asked only after a yes to another one. */
  readonly after?: QuestionId;
};

export type Option = { readonly value: string; readonly label: string };
export type Field = { readonly id: string; readonly label: string };

export const questionIds = [
  "company",
  "newsletter",
  "newsletter-tools",
  "accounts",
  "payments",
  "carriers",
  "books",
  "statistics",
  "ads",
  "support",
  "reviews",
  "contests",
  "media",
  "other-tools",
  "age",
  "sale",
  "decisions",
  "officer",
  "officer-contact",
  "measures",
] as const;
export type QuestionId = (typeof questionIds)[number];

/** What was answered: picked values by question, and what was written by field. */
export type InterviewAnswers = {
  readonly picks: Readonly<Partial<Record<QuestionId, readonly string[]>>>;
  readonly texts: Readonly<Record<string, string>>;
};

export const noAnswers: InterviewAnswers = { picks: {}, texts: {} };

const yesOrNo = { kind: "yes-or-no" } as const;
const tools = (...of: readonly RecipientKind[]) => ({ kind: "tools", of }) as const;

/** The interview, in its order. A question left out adds nothing and takes nothing away. */
export const questions: readonly Question[] = [
  {
    ...{ id: "company", text: "Which company runs the store?" },
    help: "The policy names it, with a way to reach you (GDPR 13). Use the name in the company register.",
    answer: {
      kind: "fields",
      fields: [
        { id: "company.name", label: "Company name" },
        { id: "company.registrationNumber", label: "Registration number" },
        { id: "company.email", label: "E-mail for questions about personal data" },
        { id: "company.phone", label: "Phone (may be left empty)" },
      ],
    },
  },
  {
    ...{ id: "newsletter", text: "Do you send newsletters or offers by mail or text message?" },
    ...{ help: "Mails about an order do not count.", answer: yesOrNo },
  },
  {
    ...{ id: "newsletter-tools", text: "With which tool do you send them?", after: "newsletter" },
    help: "Leave it empty if you send them with Shopify itself.",
    answer: tools("newsletter"),
  },
  {
    ...{ id: "accounts", text: "Can customers log in and have an account?", answer: yesOrNo },
    help: "Where they see earlier orders and save addresses.",
  },
  {
    ...{ id: "payments", text: "Who takes payments for you?", answer: tools("payment") },
    help: "Shopify Payments needs no tick: Shopify is in the register already.",
  },
  {
    ...{ id: "carriers", text: "Who carries your parcels?", answer: tools("carrier") },
    help: "Companies that get the name and address of who receives a parcel.",
  },
  {
    ...{ id: "books", text: "Where are your books kept?", answer: tools("bookkeeping") },
    help: "The programme orders are booked in. An accountant who is not in the list can be added later.",
  },
  {
    ...{ id: "statistics", text: "How do you count visits?", answer: tools("statistics") },
    help: "Shopify’s own statistics need no tick.",
  },
  {
    ...{ id: "ads", text: "Where do you advertise?", answer: tools("advertising") },
    help: "Only if their code or a sales channel of theirs is in your store.",
  },
  {
    ...{
      id: "support",
      text: "Which tool do you answer customers with?",
      answer: tools("support"),
    },
    help: "A chat, a shared mailbox or a help centre. Leave it empty if you use ordinary mail.",
  },
  {
    ...{ id: "reviews", text: "Do you collect reviews or send surveys?", answer: tools("reviews") },
    help: "Tools that ask your customers what they think.",
  },
  {
    ...{ id: "contests", text: "Do you run competitions or giveaways?", answer: yesOrNo },
    help: "Where people leave their name or address to take part.",
  },
  {
    ...{ id: "media", text: "Do your pages show videos, maps or feeds from others?" },
    ...{ help: "They see who opens the page.", answer: tools("media") },
  },
  {
    ...{ id: "other-tools", text: "Which of these do you use as well?" },
    help: "Search, recommendations, loyalty, wish lists, returns, protection.",
    answer: tools("personalisation", "operation", "consent"),
  },
  {
    ...{ id: "age", text: "Do you check how old your customers are?", answer: yesOrNo },
    help: "Because goods have an age limit, or because you sell to children.",
  },
  {
    ...{ id: "sale", text: "Do you sell, trade or lend customers’ data to anybody?" },
    help: "Companies that work for you, such as a carrier, do not count. Most stores answer no; the policy says what you answer.",
    answer: yesOrNo,
  },
  {
    ...{ id: "decisions", text: "Does a computer alone decide something important about people?" },
    help: "For instance who may buy on credit, without anybody looking. Most stores do not.",
    answer: yesOrNo,
  },
  {
    ...{ id: "officer", text: "Do you have a data protection officer?", answer: yesOrNo },
    help: "Few small stores need one (GDPR 37).",
  },
  {
    ...{ id: "officer-contact", text: "How is your data protection officer reached?" },
    ...{ help: "An address of its own is enough; the name may be left empty.", after: "officer" },
    answer: {
      kind: "fields",
      fields: [
        { id: "officer.name", label: "Name" },
        { id: "officer.email", label: "E-mail" },
        { id: "officer.phone", label: "Phone" },
      ],
    },
  },
  {
    ...{ id: "measures", text: "How do you look after the data?" },
    help: "Tick only what is true. The record of processing says it in general words (GDPR 30).",
    answer: {
      kind: "options",
      options: [
        { value: "encrypted", label: "Connections to the store are encrypted (Shopify does this)" },
        { value: "personal-log-ins", label: "Everybody who works here has a log-in of their own" },
        { value: "second-factor", label: "Log-ins need a second factor" },
        { value: "few-people", label: "Only those who need the data can see it" },
        { value: "left-staff", label: "Log-ins are closed when somebody leaves" },
        { value: "no-copies", label: "Data is not copied to sheets or private devices" },
      ],
    },
  },
];

/** The questions that are to be asked, given what was answered so far. */
export function listQuestions(answers: InterviewAnswers): readonly Question[] {
  return questions.filter(({ after }) => after === undefined || isYes(answers, after));
}

/** Whether a question was answered with yes. */
export function isYes({ picks }: InterviewAnswers, id: QuestionId): boolean {
  return picks[id]?.includes("yes") ?? false;
}

/** Whether a question was answered with no. */
export function isNo({ picks }: InterviewAnswers, id: QuestionId): boolean {
  return picks[id]?.includes("no") ?? false;
}
