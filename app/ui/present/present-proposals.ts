import type { Origin, ProposedContent, Proposal } from "../../domain/register/start/proposal.ts";
import { questions } from "../../domain/register/start/questions.ts";
import type { Unseen } from "../../domain/register/start/seen.ts";
import type { AutomatedDecisions, DataProtectionOfficer } from "../../domain/register/types.ts";
import { countryName } from "../../domain/shared/country.ts";
import type { Language, Words } from "../../domain/shared/language.ts";
import { counted } from "./dates.ts";
import { languageName } from "./language-names.ts";
import { basisWords, presetWords } from "./register-words.ts";
import { sayRetention, sayValue } from "./say-register-value.ts";

/** One thing the register could say, in words. */
export type ShownProposal = {
  readonly id: string;
  readonly title: string;
  /** What would be added. */
  readonly text: string;
  /** Where it comes from. */
  readonly from: string;
};

export type ShownProposals = {
  readonly groups: readonly {
    readonly title: string;
    readonly proposals: readonly ShownProposal[];
  }[];
  /** What could not be looked at, and what helps. */
  readonly unseen: readonly string[];
};

type Kind = ProposedContent["kind"];

const groups: readonly { readonly title: string; readonly kinds: readonly Kind[] }[] = [
  { title: "Company", kinds: ["controller", "authority", "officer", "languages"] },
  { title: "Why data is used", kinds: ["purpose"] },
  { title: "Who gets it, with their cookies", kinds: ["recipient"] },
  { title: "Sale, decisions and security", kinds: ["sale", "decisions", "measures"] },
];

/** Proposals by part of the register, each with what it adds and where it comes from. */
export function presentProposals(
  proposals: readonly Proposal[],
  unseen: readonly Unseen[],
  language: Language,
): ShownProposals {
  return {
    groups: groups
      .map(({ title, kinds }) => ({
        title,
        proposals: proposals
          .filter(({ content }) => kinds.includes(content.kind))
          .map((proposal) => presentProposal(proposal, language)),
      }))
      .filter((group) => group.proposals.length > 0),
    unseen: unseen.map(sayUnseen),
  };
}

function presentProposal({ id, origins, content, title }: Proposal, language: Language) {
  const from = origins.map(sayOrigin);
  return {
    id,
    from: [...new Set(from)].join("; "),
    ...sayContent(content, { title, language }),
  } satisfies ShownProposal;
}

type Said = Pick<ShownProposal, "title" | "text">;

function sayContent(
  content: ProposedContent,
  { title, language }: { readonly title: string; readonly language: Language },
): Said {
  switch (content.kind) {
    case "controller":
      return { title: "Your company", text: sayCompany(content, language) };
    case "authority":
      return { title: "Authority for complaints", text: title };
    case "languages":
      return { title: "Languages", text: content.languages.map(languageName).join(", ") };
    case "officer":
    case "sale":
    case "decisions":
      return sayDeclaration(content, language);
    case "measures":
      return { title: "Security", text: sayWords(content.words, language) };
    case "purpose":
      return sayPurpose(content.purpose, language);
    case "recipient":
      return sayRecipient(content, title);
  }
}

type Company = Extract<ProposedContent, { readonly kind: "controller" }>;

function sayCompany({ values, said }: Company, language: Language): string {
  return sayValue("controller", { ...values, ...said }, language);
}

type Declaration = Extract<ProposedContent, { readonly kind: "officer" | "sale" | "decisions" }>;

function sayDeclaration(content: Declaration, language: Language): Said {
  switch (content.kind) {
    case "officer":
      return { title: "Data protection officer", text: sayOfficer(content.officer, language) };
    case "sale":
      return { title: "Sale of data", text: content.sale === "sold" ? "Data is sold" : "None" };
    case "decisions":
      return { title: "Automated decisions", text: sayDecisions(content.decisions) };
  }
}

function sayOfficer(officer: DataProtectionOfficer, language: Language): string {
  return officer.kind === "named" ? sayValue("", officer, language) : "None";
}

function sayDecisions({ kind }: AutomatedDecisions): string {
  return kind === "none" ? "None" : "Made: you describe them later";
}

/** In one language, though the register gets them in several. */
function sayWords(words: Words, language: Language): string {
  return words[language] ?? Object.values(words)[0] ?? "";
}

type Purpose = Extract<ProposedContent, { readonly kind: "purpose" }>["purpose"];

function sayPurpose(purpose: Purpose, language: Language): Said {
  const { preset, legalBasis, retention } = purpose;
  const own = sayWords(purpose.name, language) || purpose.id;
  const basis = legalBasis === null ? "legal ground not said yet" : basisWords[legalBasis].label;
  return {
    title: preset === null ? own : presetWords[preset].label,
    text: `${basis}. Kept: ${sayRetention(retention, language).toLowerCase()}.`,
  };
}

type Recipient = Extract<ProposedContent, { readonly kind: "recipient" }>;

function sayRecipient({ recipient, items }: Recipient, title: string): Said {
  const cookies =
    items.length === 0
      ? ""
      : `, with ${counted(items.length, "cookie or similar", "cookies and similar")}`;
  return { title, text: `${recipient.company}, ${countryName(recipient.country)}${cookies}.` };
}

const originWords: Readonly<Record<Exclude<Origin["code"], "answer">, string>> = {
  "shop-settings": "from your shop’s settings",
  "every-shop": "every shop on Shopify does this",
  "sales-channel": "a sales channel",
  "recent-orders": "named on recent orders",
  "home-page": "your home page loads from it",
  scan: "seen on your storefront",
};

function sayOrigin({ code, detail }: Origin): string {
  if (code === "answer") {
    const asked = questions.find(({ id }) => id === detail);
    return asked === undefined ? "you answered it" : `you answered “${asked.text}”`;
  }
  const isTelling = detail !== "" && code !== "shop-settings";
  return isTelling ? `${originWords[code]}: ${detail}` : originWords[code];
}

const unseenWords: Readonly<Record<Unseen["what"], string>> = {
  languages: "your shop’s languages",
  "sales-channels": "your sales channels",
  "payments-and-carriers": "payment and carriers of recent orders",
  storefront: "your storefront’s home page",
  shop: "your shop’s settings",
};

function sayUnseen({ what, because }: Unseen): string {
  const subject = unseenWords[what];
  if (because.startsWith("scope:")) return `Lagom may not look at ${subject}.`;
  return because === "locked"
    ? `Lagom could not look at ${subject}: it is behind a password.`
    : `Lagom could not look at ${subject} just now.`;
}
