import type { ChoiceAct } from "../app/domain/consent/types.ts";
import { writeChoiceText } from "./choice-text.ts";
import { clearItems } from "./clear-items.ts";
import { type Desk, findNotice, settle } from "./desk.ts";
import { keepChoice } from "./keep-choice.ts";
import { readPageFacts } from "./page-facts.ts";
import { queueReport } from "./reports.ts";
import { tellShopify } from "./shopify-privacy.ts";
import type { KeptChoice } from "./types.ts";

/** What was clicked: yes to these letters, and to sale (null where it was not asked). */
export type Wish = {
  readonly granted: string;
  readonly sale: boolean | null;
  readonly act: "accept" | "refuse" | "save";
};

/** 32 random hex digits. */
function createId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What the click means beside what held before. */
function nameAct({ state }: Desk, { granted, sale, act }: Wish): ChoiceAct {
  const { kept, regime } = state;
  if (regime === "opt-out" && sale === false) return "opt-out";
  if (kept && Array.from(kept.granted).some((letter) => !granted.includes(letter)))
    return "withdraw";
  return sale && kept?.sale === false ? "opt-in" : act;
}

function toKept({ config, state }: Desk, wish: Wish, minutes: number): KeptChoice {
  const { id = createId(), number = 0 } = state.kept ?? {};
  // The signal stands whatever is clicked (11 CCR 7025; Shopify does not let it be overridden either).
  const sale = state.gpc && state.regime === "opt-out" ? false : wish.sale;
  const terms = config.ask.map((pair) => pair.join("")).join("~");
  return { granted: wish.granted, sale, minutes, id, number: number + 1, terms };
}

/**
 * A visitor decided. The choice is kept and the notice gone before the next paint; everything else comes
 * after it. In the theme editor nothing is kept, told or reported.
 */
export async function choose(desk: Desk, wish: Wish): Promise<readonly string[]> {
  const { config, state, isPreview } = desk;
  const act = nameAct(desk, wish);
  const facts = readPageFacts(state.region);
  const kept = toKept(desk, wish, facts.minutes);
  const text = writeChoiceText(kept);
  let report: ReturnType<typeof queueReport> | undefined;
  if (!isPreview) {
    keepChoice(text, config.days);
    report = queueReport(desk, kept, act);
  }
  findNotice()?.remove();
  await nextPaint();
  settle(desk, { ...facts, kept }, act);
  if (report) tellShopify(kept, text, report);
  return isPreview ? [] : clearItems(config, desk.state);
}

const nextPaint = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
