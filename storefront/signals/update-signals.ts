import type { NoticeConfig } from "../../app/domain/consent/types.ts";
import type { NoticeState } from "../types.ts";
import { tellGoogle, tellMeta, tellMicrosoft } from "./vendor-signals.ts";

/** Tells them of a change. */
export function updateSignals(config: NoticeConfig, state: NoticeState): void {
  if (config.google) tellGoogle(state);
  if (config.microsoft) tellMicrosoft("update", state);
  if (config.meta) tellMeta(state);
}
