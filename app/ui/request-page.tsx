import { useRevalidator } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useEffect } from "react";
import { pollWhileVisible } from "./poll-while-visible.ts";
import type { ShownErasure } from "./present/present-erasure.ts";
import type { ShownReceipt } from "./present/present-receipt.ts";
import type { ShownRequest } from "./present/present-request.ts";
import { RequestAnswer } from "./request-answer.tsx";
import { RequestClockCard } from "./request-clock.tsx";
import { RequestErasure } from "./request-erasure.tsx";
import { RequestErasurePlan } from "./request-erasure-plan.tsx";
import { RequestMatches } from "./request-matches.tsx";
import { RequestMissing } from "./request-missing.tsx";
import { RequestPlaces } from "./request-places.tsx";
import { RequestReceipt } from "./request-receipt.tsx";
import { RequestSubjectCard } from "./request-subject.tsx";
import { RequestTimeline } from "./request-timeline.tsx";
import { RequestTrouble } from "./request-trouble.tsx";
import { StatusBadge } from "./status-badge.tsx";
import { useAction } from "./use-action.ts";

type Props = {
  readonly request: ShownRequest;
  /** Set for an erasure. */
  readonly erasure: ShownErasure | null;
  readonly receipt: ShownReceipt | null;
  readonly may: { readonly download: boolean; readonly approve: boolean };
};

/** How often what runs is looked at again, and what waits for others. */
const POLL_MS = 1_500;
const SLOW_POLL_MS = 15_000;

/** One request: what to do on the left, who and by when on the right. */
export function RequestPage(props: Props) {
  const { request, erasure, receipt, may } = props;
  const refresh = usePolling(pauseOf(props));
  const action = useAction(`request-${request.id}`);
  const clock = useAction(`receipt-${request.id}`);
  return (
    <Page
      title={`Request ${request.reference}`}
      titleMetadata={<StatusBadge label={request.status} />}
      subtitle={[request.kind, numberOf(request)].filter(Boolean).join(" · ")}
      backAction={{ content: "Requests", url: "/app/requests" }}
    >
      <div className="request-layout">
        <BlockStack gap="400">
          <RequestTrouble request={request} mayDecide={may.approve} action={action} />
          {erasure === null ? null : (
            <RequestErasure erasure={erasure} mayDecide={may.approve} action={action} />
          )}
          {receipt === null ? null : <RequestReceipt receipt={receipt} />}
          {request.answer === null ? null : (
            <RequestAnswer
              request={request}
              answer={request.answer}
              may={may}
              action={action}
              onDownloaded={refresh}
            />
          )}
          {request.matches.length === 0 ? null : (
            <RequestMatches matches={request.matches} mayDecide={may.approve} action={action} />
          )}
        </BlockStack>
        <div className="request-layout__aside">
          <BlockStack gap="400">
            <RequestClockCard request={request} mayDecide={may.approve} action={clock} />
            {request.kindCode === "shop-removal" ? null : <RequestSubjectCard request={request} />}
            <RequestTimeline timeline={request.timeline} />
          </BlockStack>
        </div>
        <BlockStack gap="400">
          <Found {...props} />
        </BlockStack>
      </div>
    </Page>
  );
}

function numberOf({ shopifyNumber }: ShownRequest): string | null {
  return shopifyNumber === null ? null : `Shopify’s number ${shopifyNumber}`;
}

/** Where it was searched, what is missing of an answer, what happens in an erasure. */
function Found({ request, erasure }: Props) {
  const isRunning = request.statusCode === "received" || request.statusCode === "running";
  if (request.kindCode === "access") {
    return (
      <>
        <RequestPlaces request={request} isRunning={isRunning} />
        {isRunning ? null : <RequestMissing missing={request.missing} />}
      </>
    );
  }
  if (erasure === null) return null;
  return (
    <>
      {erasure.plan === null ? null : <RequestErasurePlan plan={erasure.plan} />}
      {request.places.length === 0 ? null : (
        <RequestPlaces request={request} isRunning={erasure.phase === "searching"} />
      )}
    </>
  );
}

/** Milliseconds until the page looks again; null for never. */
function pauseOf({ request, erasure }: Props): number | null {
  const { kindCode, statusCode } = request;
  if (kindCode !== "access" && erasure === null) return null;
  if (erasure?.phase === "waiting" || statusCode === "watching") return SLOW_POLL_MS;
  return statusCode === "received" || statusCode === "running" ? POLL_MS : null;
}

/** Looks again every moment while something happens; a hidden page waits. */
function usePolling(pauseMs: number | null): () => void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (pauseMs === null || state !== "idle") return undefined;
    return pollWhileVisible(document, revalidate, pauseMs);
  }, [pauseMs, state, revalidate]);
  return revalidate;
}
