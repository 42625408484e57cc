import type { NoticeConfig } from "../../app/domain/consent/types.ts";
import type { NoticeState } from "../types.ts";

/** Tells Google, Microsoft and Meta what holds before any of their tags runs. Inline, in the head. */
export function startSignals(_config: NoticeConfig, _state: NoticeState): void {
  // Nobody is told yet.
}
