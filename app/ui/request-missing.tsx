import { BlockStack, Card, List, Text } from "@shopify/polaris";
import type { ShownRequest } from "./present/present-request.ts";

/** What the answer does not hold, and why; the person reads the same list. */
export function RequestMissing({ missing }: Pick<ShownRequest, "missing">) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          Not in the answer
        </Text>
        {missing.length === 0 ? (
          <Text as="p" tone="subdued">
            Nothing is missing from what an app can reach.
          </Text>
        ) : (
          <List gap="loose">
            {missing.map(({ place, text }) => (
              <List.Item key={`${place} ${text}`}>
                <Text as="span" fontWeight="medium">
                  {place}.
                </Text>{" "}
                {text}
              </List.Item>
            ))}
          </List>
        )}
      </BlockStack>
    </Card>
  );
}
