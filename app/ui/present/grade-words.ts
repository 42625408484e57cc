import type { RequiredItem } from "../../domain/policy/reading/required-items.ts";

/** What the law wants said, in plain words, and where the register has it. */
export type ItemWords = {
  readonly title: string;
  /** What to write; true whatever is wrong with it. */
  readonly advice: string;
  readonly url: string;
};

const company = "/app/register/company";
const purposes = "/app/register/purposes";
const recipients = "/app/register/recipients";
const cookies = "/app/register/cookies";
const practice = "/app/register/practice";

/** Rights are fixed sentences: whatever policy Lagom prints has them. */
const printed = "Lagom prints this into every policy, with how to ask for it.";

const items: Readonly<Record<RequiredItem, readonly [string, string, string]>> = {
  "controller-identity": ["Who is responsible", "Name the company behind the shop.", company],
  "controller-contact": ["How to reach you", "Give an e-mail address or a phone number.", company],
  "controller-postal-address": ["Postal address", "Give street, postal code and town.", company],
  "dpo-contact": [
    "Data protection officer",
    "Say how to reach the officer, or that you have none. Most shops need none.",
    company,
  ],
  "data-categories": [
    "Which data you have",
    "Name the kinds of data: addresses, orders, pages looked at.",
    purposes,
  ],
  "data-sources": [
    "Where data comes from",
    "Say what people give you themselves, and what you get from others.",
    purposes,
  ],
  purposes: [
    "What you use data for",
    "Name each use. “To run our business” is too little.",
    purposes,
  ],
  "legal-basis": [
    "Why you may use it",
    "Say for each use whether it is consent, the contract, a law or a legitimate interest.",
    purposes,
  ],
  "legitimate-interests": [
    "Which legitimate interest",
    "Where you rely on one, say which: preventing fraud, for instance.",
    purposes,
  ],
  consent: [
    "Real consent",
    "Consent is a clear yes given beforehand. Using a site is none; take such sentences out.",
    purposes,
  ],
  recipients: [
    "Who gets the data",
    "Name carriers, payment providers and tools. “Certain third parties” is too little.",
    recipients,
  ],
  "third-country-transfers": [
    "Data outside the EEA",
    "Say to which countries data goes, and what protects it there. Safe Harbor and Privacy Shield no longer do.",
    recipients,
  ],
  retention: [
    "How long data is kept",
    "Give a time, or what decides it. “As long as necessary” is too little.",
    purposes,
  ],
  "right-access": ["Right to see one’s data", printed, practice],
  "right-rectification": ["Right to have data corrected", printed, practice],
  "right-erasure": ["Right to have data erased", printed, practice],
  "right-restriction": ["Right to have its use limited", printed, practice],
  "right-portability": ["Right to take data along", printed, practice],
  "right-objection": ["Right to object", printed, practice],
  "objection-to-direct-marketing": ["Right to say no to marketing", printed, practice],
  "withdrawal-of-consent": ["Right to take consent back", printed, practice],
  "complaint-authority": [
    "Where to complain",
    "Name the supervisory authority. In Sweden it is IMY, which was called Datainspektionen until 2021.",
    company,
  ],
  "provision-required": [
    "Whether data must be given",
    "Say which data is needed to order, and what happens without it.",
    purposes,
  ],
  "automated-decisions": [
    "Decisions by machine",
    "Say that there are none, or how they are made and what they mean.",
    practice,
  ],
  "date-and-changes": [
    "Date of the policy",
    "Lagom dates every edition and shows what changed.",
    "/app/policy",
  ],
  "cookie-purposes": ["What cookies are for", "Say what each kind of cookie does.", cookies],
  "cookie-consent": [
    "Consent to cookies",
    "All but the necessary ones need a yes first (since 2022 by the act 2022:482). Browser settings and going on are none.",
    cookies,
  ],
  "cookie-lifetime": ["How long cookies stay", "Give each cookie’s lifetime.", cookies],
  "cookie-third-parties": [
    "Others who read cookies",
    "Name the companies that set cookies or read them.",
    cookies,
  ],
  "cookie-refusal": [
    "How to say no to cookies",
    "Say how to refuse, and how to change one’s mind later.",
    cookies,
  ],
  "cookie-list": ["List of cookies", "Name each cookie; Lagom prints the table.", cookies],
  "marketing-consent": [
    "Whom you send marketing to",
    "Say that you write to those who said yes, or to customers about similar goods.",
    purposes,
  ],
  "marketing-opt-out": [
    "A way out in every message",
    "Say that every message has a link to unsubscribe.",
    purposes,
  ],
  "marketing-address": [
    "An address to say stop",
    "Give an address people can write to so that marketing stops.",
    company,
  ],
  "law-in-force": [
    "Laws that still apply",
    "Name no act that was repealed. The GDPR replaced the Personal Data Act (PUL) in 2018.",
    "/app/policy",
  ],
};

/** Words for one item of the grade. */
export function wordsOfItem(item: RequiredItem): ItemWords {
  const [title, advice, url] = items[item];
  return { title, advice, url };
}
