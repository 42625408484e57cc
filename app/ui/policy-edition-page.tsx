import { BlockStack, Card, Page, Text } from "@shopify/polaris";
import { PolicyShown } from "./policy-shown.tsx";
import type { ShownEditionPage } from "./present/present-edition.ts";
import { StatusBadge } from "./status-badge.tsx";

/** One edition of the policy: what it changed and what it said. */
export function PolicyEditionPage({ edition }: { readonly edition: ShownEditionPage }) {
  return (
    <Page
      title={edition.title}
      subtitle={edition.subtitle}
      titleMetadata={<StatusBadge label={edition.status} />}
      backAction={{ content: "Policy", url: "/app/policy" }}
    >
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              What it changed
            </Text>
            {edition.changesHtml === "" ? (
              <Text as="p" tone="subdued">
                This was the first edition.
              </Text>
            ) : (
              // Printed by Lagom: own elements only, every word of the merchant's escaped.
              <div
                className="policy-text"
                dangerouslySetInnerHTML={{ __html: edition.changesHtml }}
              />
            )}
          </BlockStack>
        </Card>
        <PolicyShown preview={edition.preview} />
      </BlockStack>
    </Page>
  );
}
