import { useRevalidator } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useEffect } from "react";
import { pollWhileVisible } from "./poll-while-visible.ts";
import type { ShownRequest } from "./present/present-request.ts";
import { RequestAnswer } from "./request-answer.tsx";
import { RequestClockCard } from "./request-clock.tsx";
import { RequestMatches } from "./request-matches.tsx";
import { RequestMissing } from "./request-missing.tsx";
import { RequestPlaces } from "./request-places.tsx";
import { RequestSubjectCard } from "./request-subject.tsx";
import { RequestTimeline } from "./request-timeline.tsx";
import { RequestTrouble } from "./request-trouble.tsx";
import { StatusBadge } from "./status-badge.tsx";
import { useAction } from "./use-action.ts";

type Props = {
  readonly request: ShownRequest;
  readonly may: { readonly download: boolean; readonly approve: boolean };
};

/** How often a running search is looked at again. */
const POLL_MS = 1_500;

/** One request: what to do on the left, who and by when on the right. */
export function RequestPage({ request, may }: Props) {
  const isRunning = request.statusCode === "received" || request.statusCode === "running";
  const isSearch = request.kindCode === "access";
  const refresh = usePolling(isRunning && isSearch);
  const action = useAction(`request-${request.id}`);
  const receipt = useAction(`receipt-${request.id}`);
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
            <RequestClockCard request={request} mayDecide={may.approve} action={receipt} />
            {request.kindCode === "shop-removal" ? null : <RequestSubjectCard request={request} />}
            <RequestTimeline timeline={request.timeline} />
          </BlockStack>
        </div>
        {isSearch ? (
          <BlockStack gap="400">
            <RequestPlaces request={request} isRunning={isRunning} />
            {isRunning ? null : <RequestMissing missing={request.missing} />}
          </BlockStack>
        ) : null}
      </div>
    </Page>
  );
}

function numberOf({ shopifyNumber }: ShownRequest): string | null {
  return shopifyNumber === null ? null : `Shopify’s number ${shopifyNumber}`;
}

/** Looks again every moment while something happens; a hidden page waits. */
function usePolling(isOn: boolean): () => void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isOn || state !== "idle") return undefined;
    return pollWhileVisible(document, revalidate, POLL_MS);
  }, [isOn, state, revalidate]);
  return revalidate;
}
