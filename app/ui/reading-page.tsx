import { useFetcher, useNavigate } from "@remix-run/react";
import { SaveBar, useAppBridge } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { ShownReading } from "./present/present-reading.ts";
import { ReadingGrades } from "./reading-grades.tsx";
import { ReadingPromises } from "./reading-promises.tsx";
import { type Decision, ReadingProposals } from "./reading-proposals.tsx";
import { ReadingSummary } from "./reading-summary.tsx";
import type { DecisionReply } from "./reading-reply.ts";
import { SavedNote } from "./register-frame.tsx";

type Props = {
  readonly mayConfigure: boolean;
  readonly undoable: number | null;
  readonly reading: ShownReading;
};

/** One policy that was read: what it would bring into the register, its grade, its promises. */
export function ReadingPage({ mayConfigure, undoable, reading }: Props) {
  const { drafts, setDrafts, save, isSaving } = useDecisions();
  const isDirty = Object.keys(drafts).length > 0;
  return (
    <Page
      title="Your policy, read"
      subtitle={reading.about}
      backAction={{ content: "Read a policy in", url: "/app/policy/read" }}
      secondaryActions={[{ content: "Open the register", url: "/app/register" }]}
    >
      <SaveBar id="reading-save-bar" open={isDirty}>
        <button variant="primary" onClick={save} {...(isSaving ? { loading: "" } : {})}>
          Save
        </button>
        <button onClick={() => setDrafts({})} disabled={isSaving}>
          Discard
        </button>
      </SaveBar>
      <BlockStack gap="400">
        <SavedNote facts={{ undoable }} />
        {reading.isOtherLanguage ? (
          <Banner tone="warning" title="This is neither English nor Swedish">
            <p>
              Lagom has rules for these two. Of other languages it finds contacts and little else,
              so “missing” below means that Lagom did not find it.
            </p>
          </Banner>
        ) : null}
        <ReadingSummary reading={reading} />
        <ReadingProposals
          sentences={reading.sentences}
          drafts={drafts}
          isDisabled={!mayConfigure || isSaving}
          onDecide={(chosen) => setDrafts({ ...drafts, ...chosen })}
        />
        <ReadingGrades grades={reading.grades} />
        <ReadingPromises promises={reading.promises} />
      </BlockStack>
    </Page>
  );
}

function useDecisions() {
  const fetcher = useFetcher<DecisionReply>();
  const bridge = useAppBridge();
  const navigate = useNavigate();
  const [drafts, setDrafts] = useState<Readonly<Record<string, Decision>>>({});
  const reply = fetcher.data;
  useEffect(() => {
    if (reply === undefined) return;
    bridge.toast.show(reply.message, { isError: !reply.ok });
    if (!reply.ok) return;
    setDrafts({});
    // The address says which version can be undone.
    if (reply.number !== null) navigate(`?saved=${String(reply.number)}`, { replace: true });
  }, [bridge, navigate, reply]);
  return {
    drafts,
    setDrafts,
    isSaving: fetcher.state !== "idle",
    save: () => fetcher.submit({ decisions: JSON.stringify(drafts) }, { method: "post" }),
  };
}
