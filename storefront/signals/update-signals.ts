import type { NoticeConfig } from "../../app/domain/consent/types.ts";
import type { NoticeState } from "../types.ts";

/** Tells them of a change. */
export function updateSignals(_config: NoticeConfig, _state: NoticeState): void {
  // Nobody is told yet.
}
