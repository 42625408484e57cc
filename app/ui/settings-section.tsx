import { BlockStack, Box, Card, InlineGrid, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

type Props = {
  readonly title: string;
  readonly text: string;
  /** The card's own children bring their padding. */
  readonly isFlush?: boolean;
  readonly children: ReactNode;
};

/** A group of settings: what it is about on the left (above on a phone), the fields beside it. */
export function SettingsSection({ title, text, isFlush = false, children }: Props) {
  return (
    <InlineGrid columns={{ xs: "1fr", md: "2fr 5fr" }} gap="400">
      <Box paddingInline={{ xs: "400", sm: "0" }} paddingBlockStart={{ xs: "0", md: "400" }}>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <Text as="p" tone="subdued">
            {text}
          </Text>
        </BlockStack>
      </Box>
      <Card padding={isFlush ? "0" : "400"}>{children}</Card>
    </InlineGrid>
  );
}
