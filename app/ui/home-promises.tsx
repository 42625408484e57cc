import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { StatusBadge } from "./status-badge.tsx";

/** Promises known to be broken; nothing while none is. */
export function HomePromises({ broken }: { readonly broken: readonly string[] }) {
  if (broken.length === 0) return null;
  const count = broken.length;
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            Promises of your policy
          </Text>
          <StatusBadge
            label={{
              text: count === 1 ? "1 is broken" : `${String(count)} are broken`,
              tone: "critical",
            }}
          />
        </InlineStack>
        <ul className="plain-list">
          {broken.slice(0, 3).map((title) => (
            <li key={title}>{title}</li>
          ))}
        </ul>
        <InlineStack>
          <Button url="/app/promises">See what is wrong</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
