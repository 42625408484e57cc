import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { ShownVersion } from "./present/present-notice.ts";

/** What stood in the store, the newest first. Each stays as it was: choices on record name it. */
export function NoticeVersions({ versions }: { readonly versions: readonly ShownVersion[] }) {
  if (versions.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Versions
        </Text>
        <ul className="plain-list spaced">
          {versions.map(({ number, version, when, by, languages }) => (
            <li key={version}>
              <InlineStack gap="200" blockAlign="center">
                <Text as="span" fontWeight="medium">
                  Version {number}
                </Text>
                <Text as="span">{when}</Text>
                <Text as="span" tone="subdued">
                  {languages}; by {by}
                </Text>
                <Text as="span" tone="subdued">
                  <code>{version}</code>
                </Text>
              </InlineStack>
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}
