import { BlockStack, Box, Button, Text } from "@shopify/polaris";

type Props = {
  readonly title: string;
  readonly text: string;
  readonly action?: { readonly content: string; readonly url: string };
};

/** In place of an empty list: what will come, when, and what can be done until then. */
export function EmptyNote({ title, text, action }: Props) {
  return (
    <Box paddingBlock="800" paddingInline="400">
      <BlockStack gap="200" inlineAlign="center">
        <Text as="h2" variant="headingMd" alignment="center">
          {title}
        </Text>
        <Box maxWidth="34rem">
          <Text as="p" tone="subdued" alignment="center">
            {text}
          </Text>
        </Box>
        {action === undefined ? null : <Button url={action.url}>{action.content}</Button>}
      </BlockStack>
    </Box>
  );
}
