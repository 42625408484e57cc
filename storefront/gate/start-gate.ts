import type { NoticeConfig } from "../../app/domain/consent/types.ts";
import type { NoticeState } from "../types.ts";

/** What is held back, from the head's script to the deferred one. */
export type Gate = Record<string, never>;

/** Holds back what is not allowed. Runs first in the page, inline. */
export function startGate(_config: NoticeConfig, _state: NoticeState): Gate {
  return {};
}
