import { useFetcher, useNavigate } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useRef, useState } from "react";
import type { MailboxReply } from "./mailbox-reply.ts";
import type { MailboxFormValues } from "./present/present-mailbox.ts";

const nothingYet: MailboxReply = {
  ...{ ok: true, message: "", faults: {}, isSaved: false, trial: null },
};

/** The draft of a mailbox and what can be done with it: tried, saved, removed. */
export function useMailboxForm(values: MailboxFormValues) {
  const [draft, setDraft] = useState(values);
  const fetcher = useFetcher<MailboxReply>();
  const { isSaved, faults, trial } = fetcher.data ?? nothingYet;
  useOutcome(fetcher.data);
  const sent = fetcher.formData?.get("intent") ?? null;
  return {
    draft,
    change: (change: Partial<MailboxFormValues>) => setDraft({ ...draft, ...change }),
    discard: () => setDraft(values),
    isDirty: !isSaved && JSON.stringify(draft) !== JSON.stringify(values),
    faults,
    trial: sent === "try" ? null : trial,
    isSaving: sent === "save" || sent === "remove",
    isTrying: sent === "try",
    send: (intent: "try" | "save" | "remove") =>
      fetcher.submit({ ...draft, intent }, { method: "post" }),
  };
}

/** Says it in a toast, once; what is saved or removed is looked at in the list. */
function useOutcome(reply: MailboxReply | undefined): void {
  const bridge = useAppBridge();
  const navigate = useNavigate();
  const told = useRef<MailboxReply | undefined>(undefined);
  useEffect(() => {
    if (reply === undefined || reply === told.current) return;
    told.current = reply;
    if (reply.trial === null) bridge.toast.show(reply.message, { isError: !reply.ok });
    if (reply.isSaved) navigate("/app/newsletter/mailbox");
  }, [bridge, navigate, reply]);
}
