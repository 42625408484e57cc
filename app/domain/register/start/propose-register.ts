import type { Language } from "../../shared/language.ts";
import { findComplaintAuthority } from "../known/authorities.ts";
import { findKnownRecipient } from "../known/known-recipients.ts";
import { listItemsOf } from "../known/known-items.ts";
import { shopifyAccountItems, shopifyEssentials } from "../known/items-shopify.ts";
import type { Controller, PurposePreset, Register } from "../types.ts";
import { compareRegisters } from "../compare-registers.ts";
import { applyProposals } from "./apply-proposals.ts";
import { proposeByAnswers } from "./propose-by-answers.ts";
import { createPresetPurpose, type PresetContext } from "./preset-purposes.ts";
import type { Origin, Proposal } from "./proposal.ts";
import { type InterviewAnswers, isNo, isYes } from "./questions.ts";
import { recogniseRecipients, type Recognised } from "./recognise.ts";
import type { SeenShop } from "./seen.ts";
import { proposeStranger } from "./strangers.ts";

/**
 * What a register could say, by what was seen of the shop and answered in the interview, each with
 * where it came from. Proposals the register says already are left out.
 */
export function proposeRegister(
  register: Register,
  seen: SeenShop,
  answers: InterviewAnswers,
): readonly Proposal[] {
  const country = register.controller.postalAddress.country || seen.address.country;
  const languages = languagesOf(register, seen);
  const context = { country, languages };
  const recognised = recogniseRecipients(seen, answers);
  const all = [
    ...proposeController(seen, answers),
    ...proposeAuthority(country),
    ...proposeLanguages(seen),
    ...proposePurposes(findPurposes(seen, answers, recognised), context),
    ...proposeByAnswers(answers, context),
    proposeShopify(seen, answers),
    ...recognised.filter(({ known }) => known.id !== "shopify").map(proposeRecipient),
    ...seen.strangers.map(proposeStranger),
  ];
  return all.filter((one) => isNews(register, one));
}

function isNews(register: Register, proposal: Proposal): boolean {
  return compareRegisters(register, applyProposals(register, [proposal])).length > 0;
}

function languagesOf(register: Register, seen: SeenShop): readonly Language[] {
  return [...new Set([...register.publishedLanguages, ...seen.languages])];
}

function proposeController(seen: SeenShop, { texts }: InterviewAnswers): readonly Proposal[] {
  const written = (["name", "registrationNumber", "email", "phone"] as const).flatMap((field) => {
    const text = texts[`company.${field}`]?.trim() ?? "";
    return text === "" ? [] : [[field, text] as const];
  });
  const said: Partial<Controller> = Object.fromEntries(written);
  const { name, email, phone, address: postalAddress } = seen;
  const values: Partial<Controller> = { name, email, phone, postalAddress };
  const origins: readonly Origin[] = [
    { code: "shop-settings", detail: "address" },
    ...(written.length > 0 ? [{ code: "answer", detail: "company" } as const] : []),
  ];
  return [
    {
      id: "controller",
      title: said.name ?? name,
      origins,
      content: { kind: "controller", values, said },
    },
  ];
}

function proposeAuthority(country: string): readonly Proposal[] {
  const authority = findComplaintAuthority(country);
  if (authority === undefined) return [];
  const origins = [{ code: "shop-settings", detail: "country" }] as const;
  return [
    { id: "authority", title: authority.name, origins, content: { kind: "authority", country } },
  ];
}

function proposeLanguages({ languages }: SeenShop): readonly Proposal[] {
  if (languages.length === 0) return [];
  const origins = [{ code: "shop-settings", detail: "languages" }] as const;
  return [
    {
      id: "languages",
      title: languages.join(", "),
      origins,
      content: { kind: "languages", languages },
    },
  ];
}

type Wanted = ReadonlyMap<PurposePreset, readonly Origin[]>;

/** What every store on Shopify does, whatever else it does. */
const everyShop: readonly PurposePreset[] = [
  ...(["sell-and-deliver", "support", "security", "bookkeeping", "privacy-requests"] as const),
  // Shopify's own cookies for them are set once a visitor agrees.
  ...(["personalise", "statistics", "advertising"] as const),
];

function findPurposes(
  seen: SeenShop,
  answers: InterviewAnswers,
  recognised: readonly Recognised[],
): Wanted {
  const wanted = new Map<PurposePreset, readonly Origin[]>();
  const want = (preset: PurposePreset, origin: Origin) => {
    wanted.set(preset, [...(wanted.get(preset) ?? []), origin]);
  };
  for (const preset of everyShop) want(preset, { code: "every-shop", detail: "" });
  if (seen.hasAccounts === true && !isNo(answers, "accounts")) {
    want("accounts", { code: "shop-settings", detail: "accounts" });
  }
  for (const question of ["accounts", "newsletter", "contests"] as const) {
    if (isYes(answers, question)) want(question, { code: "answer", detail: question });
  }
  for (const { known, origins } of recognised) {
    for (const preset of known.purposes) for (const origin of origins) want(preset, origin);
  }
  return wanted;
}

function proposePurposes(wanted: Wanted, context: PresetContext): readonly Proposal[] {
  return [...wanted].map(([preset, origins]) => ({
    ...{ id: `purpose:${preset}`, title: preset, origins: unique(origins) },
    content: { kind: "purpose", purpose: createPresetPurpose(preset, context) },
  }));
}

function proposeShopify(seen: SeenShop, answers: InterviewAnswers): Proposal {
  const hasAccounts = isYes(answers, "accounts") || seen.hasAccounts === true;
  const names = [...shopifyEssentials, ...(hasAccounts ? shopifyAccountItems : [])];
  const items = listItemsOf("shopify").filter(
    ({ name }) => names.includes(name) || seen.storedNames.includes(name),
  );
  const tools = answers.picks["newsletter-tools"] ?? [];
  const sendsMail = isYes(answers, "newsletter") && tools.length === 0;
  const purposes: readonly PurposePreset[] = [
    ...(["support", "privacy-requests", "statistics"] as const),
    ...(hasAccounts ? (["accounts"] as const) : []),
    ...(sendsMail ? (["newsletter"] as const) : []),
  ];
  const known = findKnownRecipient("shopify");
  if (known === undefined) throw new Error("the ready table lost the platform");
  return {
    ...{ id: "recipient:shopify", title: known.company },
    origins: [{ code: "every-shop", detail: "" }],
    content: { kind: "recipient", recipient: known, purposes, items },
  };
}

function proposeRecipient({ known, origins }: Recognised): Proposal {
  return {
    ...{ id: `recipient:${known.id}`, title: known.product, origins: unique(origins) },
    content: { kind: "recipient", recipient: known, purposes: [], items: listItemsOf(known.id) },
  };
}

function unique(origins: readonly Origin[]): readonly Origin[] {
  const seen = new Map(origins.map((origin) => [`${origin.code} ${origin.detail}`, origin]));
  return [...seen.values()];
}
