import { Text } from "@shopify/polaris";

/** Beside a button that is off: why, and who can change it. */
export function MayNotDecide() {
  return (
    <Text as="span" tone="subdued">
      You may not decide on requests. The account owner can allow it in Settings.
    </Text>
  );
}
