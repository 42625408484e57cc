import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { ShownHome } from "./present/present-home.ts";
import { StatusBadge } from "./status-badge.tsx";

/** Is everything connected: one line per thing that must work. */
export function HomeConnections({ connections }: Pick<ShownHome, "connections">) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Connections
        </Text>
        <ul className="plain-list spaced">
          {connections.map(({ title, status, text }) => (
            <li key={title}>
              <InlineStack align="space-between" blockAlign="center" gap="200">
                <Text as="span" fontWeight="medium">
                  {title}
                </Text>
                <StatusBadge label={status} />
              </InlineStack>
              <Text as="p" tone="subdued" variant="bodySm">
                {text}
              </Text>
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}
