import type { Purpose } from "../types.ts";
import { toMeasureWords } from "./measure-words.ts";
import type { PresetContext } from "./preset-purposes.ts";
import { toPresetWords } from "./preset-texts.ts";
import type { Proposal } from "./proposal.ts";
import { type InterviewAnswers, isNo, isYes, type QuestionId } from "./questions.ts";

/** What answers add that is no ready purpose and no known recipient. */
export function proposeByAnswers(
  answers: InterviewAnswers,
  context: PresetContext,
): readonly Proposal[] {
  return [
    ...proposeOfficer(answers),
    ...proposeSale(answers),
    ...proposeDecisions(answers),
    ...proposeMeasures(answers, context),
    ...(isYes(answers, "age") ? [proposeAgeCheck(context)] : []),
  ];
}

const from = (question: QuestionId) => [{ code: "answer", detail: question }] as const;

function proposeOfficer(answers: InterviewAnswers): readonly Proposal[] {
  const shared = { id: "officer", title: "", origins: from("officer") };
  if (isNo(answers, "officer")) {
    return [{ ...shared, content: { kind: "officer", officer: { kind: "none" } } }];
  }
  if (!isYes(answers, "officer")) return [];
  const text = (field: string) => answers.texts[`officer.${field}`]?.trim() ?? "";
  const contact = { name: text("name"), email: text("email"), phone: text("phone") };
  return [{ ...shared, content: { kind: "officer", officer: { kind: "named", ...contact } } }];
}

function proposeSale(answers: InterviewAnswers): readonly Proposal[] {
  if (!isYes(answers, "sale") && !isNo(answers, "sale")) return [];
  const sale = isYes(answers, "sale") ? "sold" : "none";
  return [{ id: "sale", title: "", origins: from("sale"), content: { kind: "sale", sale } }];
}

function proposeDecisions(answers: InterviewAnswers): readonly Proposal[] {
  const shared = { id: "decisions", title: "", origins: from("decisions") };
  if (isNo(answers, "decisions")) {
    return [{ ...shared, content: { kind: "decisions", decisions: { kind: "none" } } }];
  }
  if (!isYes(answers, "decisions")) return [];
  // How they are made only the merchant knows: both texts are gaps that ask for it.
  const decisions = { kind: "made", logic: {}, consequences: {} } as const;
  return [{ ...shared, content: { kind: "decisions", decisions } }];
}

function proposeMeasures(
  { picks }: InterviewAnswers,
  { languages }: PresetContext,
): readonly Proposal[] {
  const words = toMeasureWords(picks.measures ?? [], languages);
  if (Object.keys(words).length === 0) return [];
  const content = { kind: "measures", words } as const;
  return [{ id: "measures", title: "", origins: from("measures"), content }];
}

/** A purpose of its own: which law asks for the age, only the merchant knows. */
function proposeAgeCheck({ languages }: PresetContext): Proposal {
  const purpose: Purpose = {
    ...{ id: "age-check", preset: null },
    name: toPresetWords(["age-check.name"], languages),
    description: toPresetWords(["age-check.description"], languages),
    ...{ legalBasis: "legal-obligation", legitimateInterest: {}, legalObligation: {} },
    ...{ personCategories: ["customers"], dataCategories: ["identity"], otherData: {} },
    ...{ sources: ["purchase"], otherSources: {}, provision: "required-by-law" },
    retention: { kind: "period", amount: 12, unit: "months", from: "purchase" },
    noticeCategory: "necessary",
  };
  const content = { kind: "purpose", purpose } as const;
  return { id: "purpose:age-check", title: "age-check", origins: from("age"), content };
}
