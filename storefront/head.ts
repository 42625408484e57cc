// Inline in the head, before everything else: decides, holds back and shows the notice.
import type { NoticeConfig } from "../app/domain/consent/types.ts";
import { adoptStyle, attachNotice } from "./attach-notice.ts";
import { decide } from "./decide.ts";
import { startGate } from "./gate/start-gate.ts";
import { handOver } from "./handover.ts";
import { readPageFacts } from "./page-facts.ts";

const { design, region } = document.currentScript?.dataset ?? {};
const config = JSON.parse(
  document.getElementById("lagom-config")?.textContent ?? "",
) as NoticeConfig;
const facts = readPageFacts(region);
const state = decide(config, design ? { ...facts, kept: undefined } : facts);
const gate = startGate(config, state);
handOver({
  ...{ config, state, gate, isPreview: Boolean(design), clicked: null },
  ...{ decide, readFacts: readPageFacts, attach: attachNotice, adoptStyle },
});
attachNotice(state, true);
