import { BlockStack, Button, Card, InlineStack, Modal, Text } from "@shopify/polaris";
import { type ReactNode, useState } from "react";
import { scopesForNotice } from "../domain/policy/publication/needed-scopes.ts";
import type { ShownNotice, ShownNoticeStep } from "./present/present-notice.ts";
import type { Label } from "./present/request-words.ts";
import { StatusBadge } from "./status-badge.tsx";
import { type RunAction, useAction } from "./use-action.ts";
import { type Activation, useActivation } from "./use-activation.ts";
import { useGrant } from "./use-grant.ts";

type Props = { readonly notice: ShownNotice };
type Doing = { readonly run: RunAction; readonly isBusy: boolean; readonly mayAct: boolean };

/** The five things that must be so, each with what to do about it. */
export function NoticeSteps({ notice }: Props) {
  const { run, isBusy, failure } = useAction();
  const doing = { run, isBusy, mayAct: notice.mayConfigure };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          In your store
        </Text>
        {failure === null ? null : (
          <Text as="p" tone="critical">
            {failure}
          </Text>
        )}
        <ul className="plain-list divided">
          <Step title="Published" step={notice.publication}>
            <PublicationAct step={notice.publication} {...doing} />
          </Step>
          <InTheme notice={notice} />
          <Step title="Shopify’s own banner" step={notice.shopifyBanner}>
            <BannerAct step={notice.shopifyBanner} {...doing} />
          </Step>
          <Step title="Places where visitors are asked" step={notice.regions}>
            {notice.regions.act === "regions" ? (
              <Button
                loading={isBusy}
                disabled={!doing.mayAct}
                onClick={() => run({ intent: "regions" })}
              >
                Set them in Shopify
              </Button>
            ) : null}
          </Step>
          <Step title="What your theme loads itself" step={notice.theme}>
            <Button url={notice.theme.url}>{notice.theme.link}</Button>
          </Step>
        </ul>
      </BlockStack>
    </Card>
  );
}

type StepProps = {
  readonly title: string;
  readonly step: Pick<ShownNoticeStep, "status" | "text">;
  readonly children: ReactNode;
};

function Step({ title, step, children }: StepProps) {
  return (
    <li className="notice-step">
      <BlockStack gap="100">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {title}
          </Text>
          <StatusBadge label={step.status} />
        </InlineStack>
        <Text as="p" tone="subdued">
          {step.text}
        </Text>
      </BlockStack>
      <div className="stay-whole">{children}</div>
    </li>
  );
}

function PublicationAct({
  step: { act },
  run,
  isBusy,
  mayAct,
}: Doing & { readonly step: ShownNoticeStep }) {
  if (act === "gaps") return <Button url="/app/register">Fill the gaps</Button>;
  if (act !== "publish" && act !== "retry") return null;
  return (
    <Button
      variant="primary"
      loading={isBusy}
      disabled={!mayAct}
      onClick={() => run({ intent: "publish" })}
    >
      {act === "retry" ? "Try again" : "Publish"}
    </Button>
  );
}

const activations: Readonly<Record<Activation, { readonly status: Label; readonly text: string }>> =
  {
    looking: { status: { text: "Looking", tone: null }, text: "Asking Shopify." },
    on: {
      status: { text: "On", tone: "success" },
      text: "The notice is part of your published theme.",
    },
    off: {
      status: { text: "Off", tone: "attention" },
      text: "Your published theme does not show it. If you switched it on in a draft, it begins when that theme is published.",
    },
    unsupported: {
      status: { text: "Not possible", tone: "critical" },
      text: "Your published theme takes no app embeds. Themes since 2021 (Online Store 2.0) do.",
    },
    unknown: {
      status: { text: "Not known", tone: "info" },
      text: "Shopify does not say. The theme editor shows it under “App embeds”.",
    },
  };

function InTheme({ notice: { editorUrl, isStanding } }: Props) {
  const activation = useActivation("notice");
  const step = activations[activation];
  const isOn = activation === "on";
  const early = isOn && !isStanding ? " It shows nothing until you publish." : "";
  return (
    <Step title="Switched on in your theme" step={{ ...step, text: `${step.text}${early}` }}>
      <Button url={editorUrl} target="_blank">
        {isOn ? "See it in the theme editor" : "Switch it on in the theme editor"}
      </Button>
    </Step>
  );
}

function BannerAct({ step: { act }, ...doing }: Doing & { readonly step: ShownNoticeStep }) {
  const grant = useGrant(scopesForNotice, "Privacy settings");
  if (act === "grant") {
    return (
      <Button loading={grant.isBusy} disabled={!doing.mayAct} onClick={grant.ask}>
        Grant
      </Button>
    );
  }
  return act === "switch-off" ? <SwitchOff {...doing} /> : null;
}

/** It cannot be undone from here, so it is asked once more. */
function SwitchOff({ run, isBusy, mayAct }: Doing) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Modal
      open={isOpen}
      onClose={close}
      title="Switch off Shopify’s banner?"
      activator={
        <Button tone="critical" loading={isBusy} disabled={!mayAct} onClick={() => setOpen(true)}>
          Switch it off
        </Button>
      }
      primaryAction={{
        content: "Switch it off",
        destructive: true,
        onAction: () => {
          close();
          run({ intent: "switch-off" });
        },
      }}
      secondaryActions={[{ content: "Cancel", onAction: close }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          <Text as="p">
            Lagom can switch it off, but not on again: Shopify lets no app do that. You can switch
            it on yourself under Settings, Customer privacy.
          </Text>
          <Text as="p">
            Until Lagom’s notice is published and switched on in your theme, visitors meet no notice
            at all, and Shopify stores only what is necessary where it asks first.
          </Text>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
