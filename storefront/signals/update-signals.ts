import type { NoticeState, PageConfig } from "../types.ts";
import { tellGoogle, tellMeta, tellMicrosoft } from "./vendor-signals.ts";

/** Tells them of a change. */
export function updateSignals(config: PageConfig, state: NoticeState): void {
  if (config.google) tellGoogle(state);
  if (config.microsoft) tellMicrosoft("update", state);
  if (config.meta) tellMeta(state);
}
