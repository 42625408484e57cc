import {
  Banner,
  BlockStack,
  Button,
  Card,
  InlineStack,
  Link,
  ProgressBar,
  Text,
} from "@shopify/polaris";
import { Fragment, type ReactNode } from "react";
import { Facts } from "./facts.tsx";
import type { ShownAccounting, ShownErasure, ShownOwnStep } from "./present/present-erasure.ts";
import type { Label } from "./present/request-words.ts";
import type { ShownShopifyStep } from "./present/present-shopify-step.ts";
import { MayNotDecide } from "./may-not-decide.tsx";
import { RequestErasureWaiting } from "./request-erasure-waiting.tsx";
import { StatusBadge } from "./status-badge.tsx";
import type { RunAction } from "./use-action.ts";

type Props = {
  readonly erasure: ShownErasure;
  readonly mayDecide: boolean;
  readonly action: { readonly run: RunAction; readonly isBusy: boolean };
};

/** An erasure in its two steps, each with its own end: Lagom's part and Shopify's. */
export function RequestErasure({ erasure, mayDecide, action }: Props) {
  const { waiting, accounting, own, shopify, facts, keepsByLaw } = erasure;
  return (
    <>
      {waiting === null ? null : (
        <RequestErasureWaiting waiting={waiting} mayDecide={mayDecide} action={action} />
      )}
      {accounting === null ? null : <Accounting accounting={accounting} />}
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            Erasure
          </Text>
          <ol className="plain-list spaced-wide">
            <OwnStep step={own} />
            {shopify === null ? null : (
              <ShopifyStep step={shopify} mayDecide={mayDecide} action={action} />
            )}
          </ol>
          {facts.length === 0 ? null : <Facts facts={facts} isStacked />}
          {keepsByLaw ? (
            <Text as="p">
              <Link url="/app/keeping">See what is kept by law, and until when</Link>
            </Text>
          ) : null}
        </BlockStack>
      </Card>
    </>
  );
}

function Accounting({ accounting }: { readonly accounting: ShownAccounting }) {
  const { text, orders, more } = accounting;
  return (
    <Banner tone="warning" title="Secure the accounting record">
      <BlockStack gap="200">
        <p>{text}</p>
        {orders.length === 0 ? null : (
          <p>
            Orders left to Shopify:{" "}
            {orders.map(({ id, url }, index) => (
              <Fragment key={id}>
                {index === 0 ? null : ", "}
                <Link url={url} target="_top">
                  {id}
                </Link>
              </Fragment>
            ))}
            {more === "" ? null : ` ${more}`}.
          </p>
        )}
      </BlockStack>
    </Banner>
  );
}

type StepProps = {
  readonly title: string;
  readonly status: Label;
  readonly children: ReactNode;
};

function Step({ title, status, children }: StepProps) {
  return (
    <li>
      <BlockStack gap="150">
        <InlineStack gap="200" align="space-between" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {title}
          </Text>
          <StatusBadge label={status} />
        </InlineStack>
        {children}
      </BlockStack>
    </li>
  );
}

function OwnStep({ step }: { readonly step: ShownOwnStep }) {
  return (
    <Step title="1. Lagom’s own part" status={step.status}>
      <div role="status">
        <Text as="p">{step.text}</Text>
      </div>
      {step.percent === null ? null : (
        <>
          <span id="erasure-progress" hidden>
            Progress of the erasure
          </span>
          <ProgressBar progress={step.percent} size="small" ariaLabelledBy="erasure-progress" />
        </>
      )}
      {step.refused.length === 0 ? null : <Refused refused={step.refused} />}
    </Step>
  );
}

function Refused({ refused }: Pick<ShownOwnStep, "refused">) {
  return (
    <BlockStack gap="050">
      <Text as="p" fontWeight="medium">
        Refused by Shopify
      </Text>
      <ul className="plain-list">
        {refused.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </BlockStack>
  );
}

type ShopifyStepProps = Omit<Props, "erasure"> & { readonly step: ShownShopifyStep };

function ShopifyStep({ step, mayDecide, action }: ShopifyStepProps) {
  return (
    <Step title="2. Shopify’s own erasure" status={step.status}>
      {step.lines.map((line) => (
        <Text as="p" key={line}>
          {line}
        </Text>
      ))}
      {step.mayLookAgain ? (
        <InlineStack gap="200" blockAlign="center">
          <Button
            onClick={() => action.run({ intent: "read-back-now" })}
            loading={action.isBusy}
            disabled={!mayDecide}
          >
            Look again now
          </Button>
          {mayDecide ? null : <MayNotDecide />}
        </InlineStack>
      ) : null}
    </Step>
  );
}
