import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { PlusIcon } from "@shopify/polaris-icons";
import type { ShownOption } from "./present/present-register.ts";

type Props = { readonly unused: readonly ShownOption[] };

/** Common purposes that can be added with what shops usually do filled in. */
export function UnusedPurposes({ unused }: Props) {
  if (unused.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          Do you do any of this too?
        </Text>
        <InlineStack gap="200">
          {unused.map(({ value, label }) => (
            <Button
              key={value}
              icon={PlusIcon}
              url={`/app/register/purposes/new?preset=${value}`}
              accessibilityLabel={`Add ${label}`}
            >
              {label}
            </Button>
          ))}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
