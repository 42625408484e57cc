import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { ShownNoticeEvent } from "./present/present-notice.ts";

/** What happened to the notice lately, whoever did it: published, kept back, shown again. */
export function NoticeEvents({ events }: { readonly events: readonly ShownNoticeEvent[] }) {
  if (events.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          What happened
        </Text>
        <ul className="plain-list spaced">
          {events.map(({ id, what, when, by }) => (
            <li key={id}>
              <InlineStack gap="200">
                <Text as="span">{what}</Text>
                <Text as="span" tone="subdued">
                  {when}, by {by}
                </Text>
              </InlineStack>
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}
