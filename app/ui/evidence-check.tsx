import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, InlineStack, Spinner, Text } from "@shopify/polaris";
import type { EvidenceReply } from "./evidence-reply.ts";
import { useDownload } from "./use-download.ts";

const failureOf = (): string => "The log could not be fetched. Please try again.";

/** Checks the whole log now, or hands it out so that others can. */
export function EvidenceCheck() {
  const fetcher = useFetcher<EvidenceReply>();
  const isChecking = fetcher.state !== "idle";
  const verdict = isChecking ? undefined : fetcher.data?.verdict;
  const download = useDownload("/app/evidence/export", {
    ...{ fileName: "evidence.jsonl", done: "Log downloaded", failureOf },
  });
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Check it
        </Text>
        <div role="status">
          {isChecking ? (
            <InlineStack gap="200" blockAlign="center" wrap={false}>
              <Spinner size="small" />
              <Text as="span">Checking every line. A long log takes up to a minute.</Text>
            </InlineStack>
          ) : null}
          {verdict === undefined ? null : (
            <Banner tone={verdict.ok ? "success" : "critical"} title={verdict.title}>
              <p>{verdict.text}</p>
            </Banner>
          )}
        </div>
        {download.failure === null ? null : <Banner tone="critical">{download.failure}</Banner>}
        <InlineStack gap="200">
          <Button
            variant="primary"
            onClick={() => fetcher.submit({ intent: "verify" }, { method: "post" })}
            loading={isChecking}
          >
            Check the whole log now
          </Button>
          <Button onClick={download.start} loading={download.isBusy}>
            Download the log
          </Button>
        </InlineStack>
        <Text as="p" tone="subdued">
          The download is signed up to its last line. Anybody with Lagom’s program can check it
          without a network:
        </Text>
        <code className="command">npm run verify-evidence -- evidence.jsonl</code>
      </BlockStack>
    </Card>
  );
}
