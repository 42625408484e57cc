import { Banner, BlockStack, Button, InlineStack, ProgressBar, Text } from "@shopify/polaris";
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

function OpenButtons({ open: { id, kind, isChangedElsewhere }, mayConfigure }: Props) {
  const action = useAction("policy-open");
  if (kind === "running") return null;
  const run = (intent: string) => () => action.run({ intent, id });
  return (
    <InlineStack gap="200">
      {kind === "scheduled" ? (
        <Button onClick={run("cancel")} loading={action.isBusy} disabled={!mayConfigure}>
          Take it back
        </Button>
      ) : null}
      {(kind === "failed" && !isChangedElsewhere) || kind === "half" ? (
        <Button onClick={run("retry")} loading={action.isBusy} disabled={!mayConfigure}>
          Try again
        </Button>
      ) : null}
    </InlineStack>
  );
}
