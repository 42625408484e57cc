import { Banner, Button, InlineStack } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { ShownRequest } from "./present/present-request.ts";
import type { useAction } from "./use-action.ts";

type Props = {
  readonly request: ShownRequest;
  readonly mayDecide: boolean;
  readonly action: ReturnType<typeof useAction>;
};

/** What went wrong or is left to the merchant, with the way out beside it. */
export function RequestTrouble(props: Props) {
  const { request, mayDecide, action } = props;
  const { failure, attention, mail, expired, incomplete } = request.trouble;
  const isErasure = request.kindCode === "erasure";
  const retry = {
    content: isErasure ? "Go on with the erasure" : "Search again",
    onAction: () => action.run({ intent: "retry" }),
    loading: action.isBusy,
    disabled: !mayDecide,
  };
  return (
    <>
      <Said tone="critical" text={action.failure} />
      <Said
        tone="critical"
        title={isErasure ? "The erasure stopped" : "The search failed"}
        text={failure}
        action={retry}
      />
      <Said tone="warning" title="The answer has expired" text={expired} action={retry} />
      <Said tone="info" title="The answer is incomplete" text={incomplete} action={retry} />
      <Said
        tone="critical"
        title="A mail could not be delivered"
        text={mail}
        action={{ content: "Open settings", url: "/app/settings" }}
      />
      <Said tone="warning" title="This needs your attention" text={attention} />
      <ByKind {...props} />
    </>
  );
}

type SaidProps = {
  readonly tone: "critical" | "warning" | "info";
  readonly title?: string;
  readonly text: string | null;
  readonly action?: { content: string; onAction?: () => void; url?: string; disabled?: boolean };
};

/** A banner, or nothing when there is nothing to say. */
function Said({ tone, title, text, action }: SaidProps): ReactNode {
  if (text === null) return null;
  return (
    <Banner
      tone={tone}
      {...(title === undefined ? {} : { title })}
      {...(action === undefined ? {} : { action })}
    >
      <p>{text}</p>
    </Banner>
  );
}

const removalText =
  "It is about an earlier installation of Lagom. What belongs to the present installation stays.";

/** What this version leaves to the merchant. */
function ByKind(props: Props) {
  const { request } = props;
  if (request.kindCode === "shop-removal") {
    return <Said tone="info" title="Shopify asked to remove this shop’s data" text={removalText} />;
  }
  if (request.hasRefusals) return <RefusalsButton {...props} />;
  const isDone = request.statusCode === "completed";
  return request.isByHand ? <ByHandButton {...props} isDone={isDone} /> : null;
}

function RefusalsButton({ mayDecide, action }: Props) {
  return (
    <InlineStack>
      <Button
        onClick={() => action.run({ intent: "refusals-handled" })}
        loading={action.isBusy}
        disabled={!mayDecide}
      >
        Mark as removed by hand
      </Button>
    </InlineStack>
  );
}

function ByHandButton({ mayDecide, action, isDone }: Props & { readonly isDone: boolean }) {
  return (
    <InlineStack>
      <Button
        onClick={() => action.run({ intent: isDone ? "reopen" : "close-by-hand" })}
        loading={action.isBusy}
        disabled={!mayDecide}
      >
        {isDone ? "Open again" : "Mark as done by hand"}
      </Button>
    </InlineStack>
  );
}
