import { useSearchParams } from "@remix-run/react";
import { BlockStack, Box, Card, Page, Pagination, Text } from "@shopify/polaris";
import { EmptyNote } from "./empty-note.tsx";
import { EvidenceCheck } from "./evidence-check.tsx";
import { EvidenceTable } from "./evidence-table.tsx";
import { Facts } from "./facts.tsx";
import type { ShownEvidence } from "./present/present-evidence.ts";

type Props = {
  /** Null while nothing was written. */
  readonly evidence: ShownEvidence | null;
  /** Whether the newest lines are shown. */
  readonly isNewest: boolean;
};

/** The record of what was done: it can be added to, and any later change of it shows. */
export function EvidencePage({ evidence, isNewest }: Props) {
  return (
    <Page
      title="Evidence"
      subtitle="What Lagom did and when, without anybody’s data. Each line is chained to the one before, so that a later change shows."
    >
      {evidence === null ? (
        <NothingWritten />
      ) : (
        <BlockStack gap="400">
          <EvidenceCheck />
          <Head evidence={evidence} />
          <Card padding="0">
            <Box padding="400">
              <Text as="h2" variant="headingMd">
                Lines, the newest first
              </Text>
            </Box>
            <EvidenceTable lines={evidence.lines} />
            <Pages evidence={evidence} isNewest={isNewest} />
          </Card>
        </BlockStack>
      )}
    </Page>
  );
}

function NothingWritten() {
  return (
    <Card padding="0">
      <EmptyNote
        title="Nothing is written yet"
        text="The first request of a person begins the log. It appears here by itself."
      />
    </Card>
  );
}

function Head({ evidence }: { readonly evidence: ShownEvidence }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          The log
        </Text>
        <Facts facts={evidence.facts} isStacked />
        {evidence.publicKey === null ? null : (
          <BlockStack gap="100">
            <Text as="h3" variant="headingSm">
              Public key
            </Text>
            <Text as="p" tone="subdued">
              Note it down outside Lagom. Whoever changed the log and signed it anew would need
              another key, and that would show.
            </Text>
            <code className="command">{evidence.publicKey}</code>
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  );
}

function Pages({
  evidence,
  isNewest,
}: Required<Pick<Props, "isNewest">> & { readonly evidence: ShownEvidence }) {
  const [, setParams] = useSearchParams();
  const { olderBefore, shown } = evidence;
  if (isNewest && olderBefore === null) return null;
  return (
    <Pagination
      type="table"
      label={shown}
      accessibilityLabels={{ previous: "Newest lines", next: "Older lines" }}
      hasPrevious={!isNewest}
      onPrevious={() => setParams({})}
      hasNext={olderBefore !== null}
      onNext={() => setParams({ before: String(olderBefore) })}
    />
  );
}
