import { Banner, BlockStack, Box, Card, List, Page, Text } from "@shopify/polaris";
import type { ShownScanHead } from "./present/present-promises.ts";
import type { ShownScanReport } from "./present/present-scan.ts";
import { ScanProgress } from "./scan-progress.tsx";
import { ScanProposals } from "./scan-proposals.tsx";
import type { ShownWritten } from "./present/present-written.ts";
import { ScanSightings } from "./scan-sightings.tsx";
import { ScanWritten } from "./scan-written.tsx";
import { StatusBadge } from "./status-badge.tsx";
import { usePolling } from "./use-polling.ts";

type Props = {
  readonly scan: ShownScanHead;
  readonly report: ShownScanReport | null;
  readonly written: readonly ShownWritten[];
  readonly hasRegister: boolean;
  readonly mayConfigure: boolean;
};

/** What one look at the storefront saw, and what the register does not say of it. */
export function ScanPage({ scan, report, written, hasRegister, mayConfigure }: Props) {
  usePolling(scan.isRunning);
  return (
    <Page
      title={`Scan of ${scan.started}`}
      titleMetadata={<StatusBadge label={scan.status} />}
      subtitle={`Started ${scan.by}.`}
      backAction={{ content: "Promises", url: "/app/promises" }}
    >
      <BlockStack gap="400">
        {scan.isRunning ? (
          <Card>
            <ScanProgress scan={scan} mayStop={mayConfigure} />
          </Card>
        ) : null}
        {scan.trouble === null ? null : (
          <Banner tone="warning" action={{ content: "Back to Promises", url: "/app/promises" }}>
            <p>{scan.trouble}</p>
          </Banner>
        )}
        {report === null ? null : (
          <>
            <Box paddingInline={{ xs: "400", sm: "0" }}>
              <Text as="p">{report.summary}</Text>
            </Box>
            <LeftOut reasons={report.leftOut} />
            <ScanWritten parts={written} />
            {hasRegister ? (
              <ScanProposals
                proposals={report.proposals}
                purposes={report.purposes}
                mayConfigure={mayConfigure}
              />
            ) : (
              <Banner tone="info" action={{ content: "Start the register", url: "/app/register" }}>
                <p>Without a register Lagom cannot tell what belongs to your storefront.</p>
              </Banner>
            )}
            <ScanSightings sightings={report.sightings} />
          </>
        )}
      </BlockStack>
    </Page>
  );
}

function LeftOut({ reasons }: { readonly reasons: readonly string[] }) {
  return reasons.length === 0 ? null : (
    <Banner tone="warning" title="Not everything could be looked at">
      <List>
        {reasons.map((reason) => (
          <List.Item key={reason}>{reason}</List.Item>
        ))}
      </List>
    </Banner>
  );
}
