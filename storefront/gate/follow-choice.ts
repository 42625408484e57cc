import type { NoticeConfig } from "../../app/domain/consent/types.ts";
import type { NoticeState } from "../types.ts";
import type { Gate } from "./start-gate.ts";

/** Brings what is held back in line with what is allowed now; called after each change, deferred. */
export function followChoice(_gate: Gate, _config: NoticeConfig, _state: NoticeState): void {
  // Nothing is held back yet.
}
