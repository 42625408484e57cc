import { BlockStack, Button, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import type { ShownScanHead } from "./present/present-promises.ts";
import { useAction } from "./use-action.ts";

type Props = { readonly scan: ShownScanHead; readonly mayStop: boolean };

/** How far a running scan is, and the way to stop it. */
export function ScanProgress({ scan, mayStop }: Props) {
  const stop = useAction("scan-stop");
  return (
    <BlockStack gap="200">
      <ProgressBar
        progress={scan.percent}
        size="small"
        ariaLabelledBy="scan-progress"
        animated={false}
      />
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <div role="status" id="scan-progress">
          <Text as="span">{scan.progress}</Text>
        </div>
        <Button
          onClick={() => stop.run({ intent: "stop", scan: scan.id })}
          loading={stop.isBusy}
          disabled={!mayStop}
        >
          Stop
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
