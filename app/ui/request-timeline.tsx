import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ShownRequest } from "./present/present-request.ts";

/** What happened to a request, oldest first. */
export function RequestTimeline({ timeline }: Pick<ShownRequest, "timeline">) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Timeline
        </Text>
        <ol className="timeline">
          {timeline.map(({ id, at, actor, text }) => (
            <li key={id}>
              <Text as="p">{text}</Text>
              <Text as="p" tone="subdued" variant="bodySm">
                {at} · {actor}
              </Text>
            </li>
          ))}
        </ol>
      </BlockStack>
    </Card>
  );
}
