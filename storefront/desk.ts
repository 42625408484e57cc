import type { Choices } from "../app/domain/consent/types.ts";
import type { Gate } from "./gate/start-gate.ts";
import type { Handover, NoticeState } from "./types.ts";

/** What the deferred scripts work on together. */
export type Desk = Omit<Handover<Gate>, "state"> & {
  state: NoticeState;
  /** Choices the app has not been told of, where there is no storage to note them in. */
  notes: string;
  /** Keeps a choice, as it is written, in this browser. */
  readonly keep: (desk: Desk, text: string) => void;
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
