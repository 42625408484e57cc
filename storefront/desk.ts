import type { Choices } from "../app/domain/consent/types.ts";
import type { readChoiceText } from "./choice-text.ts";
import type { MadeChoice, Wish } from "./choose.ts";
import type { Known } from "./decide.ts";
import type { Gate } from "./gate/gate-state.ts";
import type { Place } from "./page-facts.ts";
import type { NoticeState, PageConfig } from "./types.ts";

/** What the scripts work on together: the head's makes it, the later ones are handed it. */
export type Desk = {
  readonly config: PageConfig;
  state: NoticeState;
  readonly gate: Gate;
  /** The theme editor shows the page: nothing is stored or reported. */
  readonly isPreview: boolean;
  /** Choices the app has not been told of, where there is no storage to note them in. */
  notes: string;
  readonly decide: (config: PageConfig, known: Known) => NoticeState;
  readonly readFacts: (place?: Place) => Known;
  readonly attach: (state: NoticeState) => void;
  readonly adoptStyle: (text: string) => void;
  readonly readChoiceText: typeof readChoiceText;
  /** Keeps a choice, as it is written, in this browser. */
  readonly keep: (desk: Desk, text: string) => void;
  readonly choose: (desk: Desk, wish: Wish) => Promise<MadeChoice>;
  /** Tells Google, Microsoft and Meta of a change, where the merchant wants that. */
  tell: (state: NoticeState) => void;
};

export const findNotice = (): HTMLElement | null => document.querySelector(".lagom-notice");

/** A choice by the names the public event and the reports use. */
export function toChoices({ granted, sale }: Pick<NoticeState, "granted" | "sale">): Choices {
  return {
    preferences: granted.includes("p"),
    statistics: granted.includes("s"),
    marketing: granted.includes("m"),
    sale,
  };
}
