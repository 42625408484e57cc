import { Banner, BlockStack, Text, TextField } from "@shopify/polaris";

/** A secret that cannot be read again once the page is left. */
export function ShownOnce({ secret }: { readonly secret: string }) {
  return (
    <Banner tone="warning" title="Copy this secret now: it is shown only this once">
      <BlockStack gap="200">
        <TextField
          label="Signing secret"
          labelHidden
          value={secret}
          readOnly
          monospaced
          selectTextOnFocus
          autoComplete="off"
        />
        <Text as="p">
          Your receiver checks each message with it. A new secret signs beside the former one for
          two days.
        </Text>
      </BlockStack>
    </Banner>
  );
}
