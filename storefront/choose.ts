import type { ChoiceAct } from "../app/domain/consent/types.ts";
import { writeChoiceText } from "./choice-text.ts";
import { type Desk, findNotice } from "./desk.ts";
import { noteChoice } from "./note-choice.ts";
import type { KeptChoice } from "./types.ts";

/** What was clicked: yes to these letters, and to sale (null where it was not asked). */
export type Wish = {
  readonly granted: string;
  readonly sale: boolean | null;
  readonly act: "accept" | "refuse" | "save";
};

/** A choice just made, for what comes after the paint. */
export type MadeChoice = {
  readonly kept: KeptChoice;
  readonly text: string;
  readonly act: ChoiceAct;
};

/** What the click means beside what held before. */
function nameAct({ state }: Desk, { granted, sale, act }: Wish): ChoiceAct {
  const { kept, regime, granted: before } = state;
  if (regime === "opt-out" && sale === false) return "opt-out";
  if (kept && Array.from(before).some((letter) => !granted.includes(letter))) return "withdraw";
  return sale && kept?.sale === false ? "opt-in" : act;
}

const nextPaint = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

/**
 * A visitor decided: the choice is kept and the notice gone before the next paint, and noted for the report
 * after it. In the theme editor nothing is kept or reported.
 */
export async function choose(desk: Desk, wish: Wish): Promise<MadeChoice> {
  const { config, state } = desk;
  const { kept: before, gpc, regime } = state;
  const kept = {
    granted: wish.granted,
    minutes: desk.readFacts().minutes,
    id: before?.id ?? crypto.randomUUID().replaceAll("-", ""),
    number: (before?.number ?? 0) + 1,
    terms: config.ask.map((pair) => pair.join("")).join("~"),
    // The signal stands whatever is clicked (11 CCR 7025; Shopify does not let it be overridden either).
    sale: gpc && regime === "opt-out" ? false : wish.sale,
  };
  const made = { kept, text: writeChoiceText(kept), act: nameAct(desk, wish) };
  if (!desk.isPreview) desk.keep(desk, made.text);
  findNotice()?.remove();
  await nextPaint();
  if (!desk.isPreview) noteChoice(desk, made);
  return made;
}
