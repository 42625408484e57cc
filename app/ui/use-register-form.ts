import { useFetcher, useLocation, useNavigate } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef, useState } from "react";
import type { RegisterReply, ShownConflict } from "./register-reply.ts";

type Params<Draft> = {
  /** What the register says now. */
  readonly saved: Draft;
  /** The version it is from. */
  readonly number: number;
  /** The change to send, as the server reads it. */
  readonly toEdit: (draft: Draft) => object;
  /** Where a new item lives once it has an id; the page itself otherwise. */
  readonly toItem?: (itemId: string) => string;
};

export type RegisterForm<Draft> = {
  readonly draft: Draft;
  readonly change: (change: Partial<Draft>) => void;
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  readonly faults: Readonly<Record<string, string>>;
  readonly conflict: ShownConflict | null;
  readonly save: () => void;
  readonly discard: () => void;
  /** Saves over what somebody else changed in the same place; the rest of theirs stays. */
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
};

/**
 * A part of the register being edited. What is typed stays until it is saved or discarded, also when
 * the register changes underneath: it is sent with the version it began with.
 */
export function useRegisterForm<Draft extends object>(params: Params<Draft>): RegisterForm<Draft> {
  const fetcher = useFetcher<RegisterReply>();
  const reply = fetcher.data;
  const [isReplyOver, setReplyOver] = useState<RegisterReply | undefined>();
  const { draft, basedOn, isDirty, setDraft, adopt } = useDraft(params, reply);
  useAfterSaving(reply, params.toItem);
  const shown = reply === isReplyOver ? undefined : reply;
  const send = (prefer: number | null) => {
    const edit = JSON.stringify(params.toEdit(draft));
    fetcher.submit(
      { intent: "save", basedOn: String(basedOn), edit, prefer: String(prefer ?? "") },
      { method: "post" },
    );
  };
  const discard = () => {
    adopt();
    setReplyOver(reply);
  };
  return {
    draft,
    change: (change) => setDraft({ ...draft, ...change }),
    isDirty,
    isSaving: fetcher.state !== "idle",
    faults: shown?.faults ?? {},
    conflict: shown?.conflict ?? null,
    save: () => send(null),
    discard,
    keepMine: () => send(shown?.conflict?.number ?? null),
    takeTheirs: discard,
  };
}

function useDraft<Draft extends object>(
  { saved, number }: Params<Draft>,
  reply: RegisterReply | undefined,
) {
  const savedText = JSON.stringify(saved);
  const fresh = { draft: saved, startedFrom: savedText, basedOn: number };
  const [state, setState] = useState(fresh);
  const [adopted, setAdopted] = useState(reply);
  const isDirty = JSON.stringify(state.draft) !== state.startedFrom;
  const isNew = state.startedFrom !== savedText || state.basedOn !== number;
  const isJustSaved = reply?.ok === true && reply !== adopted;
  if (isJustSaved) setAdopted(reply);
  if (isJustSaved || (isNew && !isDirty)) setState(fresh);
  return {
    draft: state.draft,
    basedOn: state.basedOn,
    isDirty,
    setDraft: (draft: Draft) => setState({ ...state, draft }),
    adopt: () => setState(fresh),
  };
}

/** Says the outcome, marks the address so that the page offers to undo it, and shows a fault's field. */
function useAfterSaving(reply: RegisterReply | undefined, toItem?: (itemId: string) => string) {
  const bridge = useAppBridge();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const told = useRef<RegisterReply | undefined>(undefined);
  useEffect(() => {
    if (reply === undefined || reply === told.current) return;
    told.current = reply;
    bridge.toast.show(reply.message, { isError: !reply.ok });
    if (reply.ok && reply.number !== null) {
      const address = reply.itemId === null ? pathname : (toItem?.(reply.itemId) ?? pathname);
      navigate(`${address}?saved=${String(reply.number)}`, { replace: true });
    }
    const [first] = Object.keys(reply.faults);
    if (first !== undefined) focusField(first);
  }, [bridge, navigate, pathname, reply, toItem]);
}

/** Brings the field of a path into view, with the keyboard in it; the nearest one above where it has none. */
export function focusField(path: string): void {
  const names = path.split(".");
  for (let length = names.length; length > 0; length -= 1) {
    const name = names.slice(0, length).join(".");
    const field = document.querySelector(`[data-field="${CSS.escape(name)}"]`);
    if (field === null) continue;
    field.scrollIntoView({ block: "center" });
    field.querySelector<HTMLElement>("input, select, textarea, button")?.focus();
    return;
  }
}
