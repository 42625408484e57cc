import { Banner, BlockStack, Button, InlineStack, Link, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { MayNotDecide } from "./may-not-decide.tsx";
import type { ShownWaiting } from "./present/present-erasure.ts";
import type { RunAction } from "./use-action.ts";

type Props = {
  readonly waiting: ShownWaiting;
  readonly mayDecide: boolean;
  readonly action: { readonly run: RunAction; readonly isBusy: boolean };
};

/** An erasure that lets the person have their own answer first, with both ways out. */
export function RequestErasureWaiting({ waiting, mayDecide, action }: Props) {
  const [isAsking, setAsking] = useState(false);
  return (
    <Banner tone="info" title="Waits for the person’s own answer">
      <BlockStack gap="300">
        <p>{waiting.text}</p>
        <ul className="plain-list">
          {waiting.requests.map(({ reference, url, text }) => (
            <li key={reference}>
              Request <Link url={url}>{reference}</Link>: {text}.
            </li>
          ))}
        </ul>
        <InlineStack gap="200" blockAlign="center">
          <Modal
            activator={
              <Button tone="critical" onClick={() => setAsking(true)} disabled={!mayDecide}>
                Erase now
              </Button>
            }
            open={isAsking}
            onClose={() => setAsking(false)}
            title="Erase without waiting?"
            primaryAction={{
              content: "Erase now",
              destructive: true,
              loading: action.isBusy,
              onAction: () => {
                action.run({ intent: "erase-now" });
                setAsking(false);
              },
            }}
            secondaryActions={[{ content: "Go on waiting", onAction: () => setAsking(false) }]}
          >
            <Modal.Section>
              <Text as="p">
                The person’s data is erased at once. Whatever of their own request was not handed
                over by then is gone as well and cannot be answered any more.
              </Text>
            </Modal.Section>
          </Modal>
          {mayDecide ? null : <MayNotDecide />}
        </InlineStack>
      </BlockStack>
    </Banner>
  );
}
