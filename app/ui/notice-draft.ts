import { useState } from "react";
import { checkNoticeSettings } from "../domain/consent/check-notice-settings.ts";
import type { NoticeFault } from "../domain/consent/notice-ports.ts";
import type { NoticeSettings } from "../domain/consent/notice-settings.ts";
import type { NoticeDesign } from "../domain/consent/types.ts";

/** What is typed: a number may be half written. */
export type NoticeDraft = Omit<NoticeSettings, "days"> & { readonly days: string };

export type DraftChange = Partial<NoticeDraft>;

export type NoticeDrafting = {
  readonly draft: NoticeDraft;
  readonly settings: NoticeSettings;
  /** By field; what cannot stand is told at once. */
  readonly faults: readonly NoticeFault[];
  readonly isDirty: boolean;
  readonly change: (change: DraftChange) => void;
  readonly design: (change: Partial<NoticeDesign>) => void;
  /** Takes the last change back; null where there is none. */
  readonly undo: (() => void) | null;
  readonly discard: () => void;
};

const mostSteps = 50;
/** Changes of the same field within this are one step: a colour is dragged, not set. */
const oneStepMs = 800;

type Past = {
  readonly steps: readonly NoticeDraft[];
  readonly field: string;
  readonly atMs: number;
};

const noPast: Past = { steps: [], field: "", atMs: 0 };

/** The draft starts from what is saved, and again whenever that changes. */
export function useNoticeDraft(saved: NoticeSettings): NoticeDrafting {
  const start = { ...saved, days: String(saved.days) };
  const savedText = JSON.stringify(start);
  const [draft, setDraft] = useState<NoticeDraft>(start);
  const [past, setPast] = useState(noPast);
  const [startedFrom, setStartedFrom] = useState(savedText);
  const restart = () => {
    setStartedFrom(savedText);
    setDraft(start);
    setPast(noPast);
  };
  if (startedFrom !== savedText) restart();
  const change = (wanted: DraftChange) => {
    setPast(remember(past, draft, wanted));
    setDraft({ ...draft, ...wanted });
  };
  const settings = { ...draft, days: draft.days.trim() === "" ? Number.NaN : Number(draft.days) };
  const [last] = past.steps;
  const undo = () => {
    setPast({ ...noPast, steps: past.steps.slice(1) });
    if (last !== undefined) setDraft(last);
  };
  return {
    ...{ draft, settings, change },
    faults: checkNoticeSettings(settings),
    isDirty: JSON.stringify(draft) !== savedText,
    design: (wanted) => change({ design: { ...draft.design, ...wanted } }),
    undo: last === undefined ? null : undo,
    discard: restart,
  };
}

function remember(past: Past, draft: NoticeDraft, wanted: DraftChange): Past {
  const field = changedField(draft, wanted);
  const atMs = Date.now();
  const isSameStep = field === past.field && atMs - past.atMs < oneStepMs;
  const steps = isSameStep ? past.steps : [draft, ...past.steps].slice(0, mostSteps);
  return { steps, field, atMs };
}

/** Name of what changes; a design is a bundle of fields. */
function changedField(draft: NoticeDraft, { design, ...others }: DraftChange): string {
  if (design === undefined) return Object.keys(others).join(" ");
  return Object.entries(design)
    .filter(([name, value]) => draft.design[name as keyof NoticeDesign] !== value)
    .map(([name]) => name)
    .join(" ");
}
