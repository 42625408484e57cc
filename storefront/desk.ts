import type { Choices, ConsentReport, ShownReport } from "../app/domain/consent/types.ts";
import type { Gate } from "./gate/start-gate.ts";
import type { Handover, NoticeState } from "./types.ts";

/** What the deferred scripts work on together. */
export type Desk = Omit<Handover<Gate>, "state"> & {
  state: NoticeState;
  /** Reports the app has not answered, where there is no storage to keep them in. */
  waiting: readonly ConsentReport[];
  /** Keeps a choice, as it is written, in this browser. */
  readonly keep: (desk: Desk, text: string) => void;
  readonly queue: {
    readonly read: (desk: Desk) => readonly ConsentReport[];
    readonly save: (desk: Desk, reports: readonly ConsentReport[]) => void;
    /** Which notice, where and on what kind of screen. */
    readonly describe: (desk: Desk) => ShownReport;
  };
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
