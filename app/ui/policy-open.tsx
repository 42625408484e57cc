import {
  Banner,
  BlockStack,
  Button,
  InlineStack,
  Modal,
  ProgressBar,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import { PolicyDifferences } from "./policy-differences.tsx";
import type { ShownOpen } from "./present/shown-policy.ts";
import { useAction } from "./use-action.ts";

type Props = { readonly open: ShownOpen; readonly mayConfigure: boolean };

const tones = { running: "info", scheduled: "info", failed: "critical", half: "critical" } as const;

/** The newest publication while it is not out: on its way, planned, or not published. */
export function PolicyOpen({ open, mayConfigure }: Props) {
  const { kind, title, text, done, total } = open;
  return (
    <Banner tone={tones[kind]} title={title}>
      <BlockStack gap="300">
        <p>{text}</p>
        {kind === "running" && total > 0 ? (
          <BlockStack gap="100">
            <ProgressBar
              size="small"
              progress={Math.round((done / total) * 100)}
              ariaLabelledBy="policy-progress"
            />
            <Text as="span" id="policy-progress">
              {done} of {total} texts done
            </Text>
          </BlockStack>
        ) : null}
        {open.differences.length === 0 ? null : (
          <PolicyDifferences differences={open.differences} />
        )}
        <OpenButtons open={open} mayConfigure={mayConfigure} />
      </BlockStack>
    </Banner>
  );
}

function OpenButtons({ open, mayConfigure }: Props) {
  const { id, kind, isChangedElsewhere } = open;
  const action = useAction("policy-open");
  if (kind === "running") return null;
  const run = (intent: string) => () => action.run({ intent, id });
  return (
    <InlineStack gap="200">
      {kind === "scheduled" ? (
        <TakeBack
          told={open.told}
          isBusy={action.isBusy}
          mayConfigure={mayConfigure}
          onTakeBack={run("cancel")}
        />
      ) : null}
      {(kind === "failed" && !isChangedElsewhere) || kind === "half" ? (
        <Button onClick={run("retry")} loading={action.isBusy} disabled={!mayConfigure}>
          Try again
        </Button>
      ) : null}
    </InlineStack>
  );
}

type TakeBackProps = {
  readonly told: ShownOpen["told"];
  readonly isBusy: boolean;
  readonly mayConfigure: boolean;
  readonly onTakeBack: () => void;
};

/** Asks first where people were told of the plan: they will not hear of this by themselves. */
function TakeBack({ told, isBusy, mayConfigure, onTakeBack }: TakeBackProps) {
  const [isAsking, setAsking] = useState(false);
  const button = (
    <Button
      onClick={told === null ? onTakeBack : () => setAsking(true)}
      loading={isBusy}
      disabled={!mayConfigure}
    >
      Take it back
    </Button>
  );
  if (told === null) return button;
  return (
    <Modal
      activator={button}
      open={isAsking}
      onClose={() => setAsking(false)}
      title="Take the planned edition back?"
      primaryAction={{
        content: "Take back",
        onAction: () => {
          setAsking(false);
          onTakeBack();
        },
      }}
      secondaryActions={[{ content: "Leave it planned", onAction: () => setAsking(false) }]}
    >
      <Modal.Section>
        <BlockStack gap="200">
          {told.map((sentence) => (
            <Text as="p" key={sentence}>
              {sentence}
            </Text>
          ))}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
