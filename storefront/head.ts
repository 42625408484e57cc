// Inline in the head, before everything else: decides, holds back, shows the notice and answers it.
import { adoptStyle, attachNotice } from "./attach-notice.ts";
import { answerClicks } from "./answer-clicks.ts";
import { readChoiceText } from "./choice-text.ts";
import { choose } from "./choose.ts";
import { decide } from "./decide.ts";
import type { Desk } from "./desk.ts";
import { startGate } from "./gate/start-gate.ts";
import { keepChoice } from "./keep-choice.ts";
import { readPageFacts } from "./page-facts.ts";
import { findFirst } from "./templates.ts";
import type { PageConfig } from "./types.ts";

const { design, consent = "", policy = "/" } = document.currentScript?.dataset ?? {};
const config = JSON.parse(document.getElementById("lagom-config")?.textContent ?? "") as PageConfig;
const facts = readPageFacts();
const state = decide(config, design ? { ...facts, kept: undefined } : facts);
const gate = startGate(config, state);

/** For the variant that tells others of the choice (head-with-signals.ts). */
export const desk: Desk = {
  ...{ config, state, gate, isPreview: Boolean(design), notes: "", tell: () => undefined },
  ...{
    decide,
    choose,
    readFacts: readPageFacts,
    attach: attachNotice,
    adoptStyle,
    keep: keepChoice,
    readChoiceText,
  },
};
adoptStyle(findFirst().content.firstChild?.textContent ?? "");
attachNotice(state);
answerClicks(desk, consent, policy);
