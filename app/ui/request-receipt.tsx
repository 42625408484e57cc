import { Banner, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { ShownReceipt } from "./present/present-receipt.ts";
import { StatusBadge } from "./status-badge.tsx";
import { useDownload } from "./use-download.ts";

const failureOf = (): string => "The receipt could not be fetched. Please try again.";
const done = "Receipt downloaded";

/** The signed receipt of a finished request, to read and to check. */
export function RequestReceipt({ receipt }: { readonly receipt: ShownReceipt }) {
  const { url, fileName } = receipt;
  const english = useDownload(`${url}?form=pdf&language=en`, {
    ...{ fileName: `${fileName}-en.pdf`, done, failureOf },
  });
  const swedish = useDownload(`${url}?form=pdf&language=sv`, {
    ...{ fileName: `${fileName}-sv.pdf`, done, failureOf },
  });
  const json = useDownload(`${url}?form=json`, {
    ...{ fileName: `${fileName}.json`, done, failureOf },
  });
  const failure = english.failure ?? swedish.failure ?? json.failure;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Receipt
          </Text>
          <StatusBadge label={receipt.status} />
        </InlineStack>
        <Text as="p" tone="subdued">
          {receipt.text} It names nobody, so you may keep it and show it.
        </Text>
        {failure === null ? null : <Banner tone="critical">{failure}</Banner>}
        <InlineStack gap="200">
          <Button onClick={english.start} loading={english.isBusy}>
            PDF in English
          </Button>
          <Button onClick={swedish.start} loading={swedish.isBusy}>
            PDF in Swedish
          </Button>
          <Button onClick={json.start} loading={json.isBusy}>
            Signed file (JSON)
          </Button>
        </InlineStack>
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            How to check it
          </Text>
          <Text as="p" tone="subdued">
            The signed file can be checked by anybody who has Lagom’s program, without a network:
          </Text>
          <code className="command">npm run verify-evidence -- {fileName}.json</code>
        </BlockStack>
      </BlockStack>
    </Card>
  );
}
