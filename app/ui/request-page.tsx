import { useRevalidator } from "@remix-run/react";
import { Banner, BlockStack, Button, InlineStack, Layout, Page } from "@shopify/polaris";
import { useEffect } from "react";
import type { ShownRequest } from "./present/present-request.ts";
import { RequestAnswer } from "./request-answer.tsx";
import { RequestClockCard } from "./request-clock.tsx";
import { RequestMatches } from "./request-matches.tsx";
import { RequestMissing } from "./request-missing.tsx";
import { RequestPlaces } from "./request-places.tsx";
import { RequestSubjectCard } from "./request-subject.tsx";
import { RequestTimeline } from "./request-timeline.tsx";
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
  return (
    <Page
      title={`Request ${request.reference}`}
      titleMetadata={<StatusBadge label={request.status} />}
      subtitle={[request.kind, numberOf(request)].filter(Boolean).join(" · ")}
      backAction={{ content: "Requests", url: "/app/requests" }}
    >
      <Layout>
        <Layout.Section>
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
            {isSearch ? <RequestPlaces request={request} isRunning={isRunning} /> : null}
            {isSearch && !isRunning ? <RequestMissing missing={request.missing} /> : null}
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <RequestClockCard request={request} mayDecide={may.approve} action={action} />
            {request.kindCode === "shop-removal" ? null : <RequestSubjectCard request={request} />}
            <RequestTimeline timeline={request.timeline} />
          </BlockStack>
        </Layout.Section>
      </Layout>
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
    const timer = setTimeout(() => {
      if (document.visibilityState === "visible") revalidate();
    }, POLL_MS);
    return () => clearTimeout(timer);
  }, [isOn, state, revalidate]);
  return revalidate;
}

type TroubleProps = {
  readonly request: ShownRequest;
  readonly mayDecide: boolean;
  readonly action: ReturnType<typeof useAction>;
};

/** What went wrong or is left to the merchant, with the way out beside it. */
function RequestTrouble({ request, mayDecide, action }: TroubleProps) {
  const { failure, attention, mail } = request.trouble;
  const isDone = request.statusCode === "completed";
  const run = (intent: string) => ({
    onAction: () => action.run({ intent }),
    loading: action.isBusy,
    disabled: !mayDecide,
  });
  return (
    <>
      {action.failure === null ? null : <Banner tone="critical">{action.failure}</Banner>}
      {failure === null ? null : (
        <Banner
          tone="critical"
          title="The search failed"
          action={{ content: "Search again", ...run("retry") }}
        >
          <p>{failure}</p>
        </Banner>
      )}
      {mail === null ? null : (
        <Banner
          tone="critical"
          title="A mail could not be delivered"
          action={{ content: "Open settings", url: "/app/settings" }}
        >
          <p>{mail}</p>
        </Banner>
      )}
      {attention === null ? null : (
        <Banner tone="warning" title="This needs your attention">
          <p>{attention}</p>
        </Banner>
      )}
      {request.kindCode === "erasure" && !isDone ? (
        <Banner tone="warning" title="Please erase this person’s data yourself">
          <p>
            This version of Lagom does not erase data yet. It keeps the request and its deadline so
            that nothing is forgotten. Erase the person’s data in Shopify and in the other services
            you use, then mark the request as done.
          </p>
        </Banner>
      ) : null}
      {request.kindCode === "shop-removal" ? (
        <Banner tone="info" title="Shopify asked to remove this shop’s data">
          <p>
            It is about an earlier installation of Lagom. What belongs to the present installation
            stays.
          </p>
        </Banner>
      ) : null}
      {request.kindCode === "erasure" || request.kindCode === "unreadable" ? (
        <InlineStack>
          <Button
            onClick={() => action.run({ intent: isDone ? "reopen" : "close-by-hand" })}
            loading={action.isBusy}
            disabled={!mayDecide}
          >
            {isDone ? "Open again" : "Mark as done by hand"}
          </Button>
        </InlineStack>
      ) : null}
    </>
  );
}
