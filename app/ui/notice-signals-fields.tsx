import { BlockStack, Card, Checkbox, ChoiceList, Text } from "@shopify/polaris";
import type { FieldsProps } from "./notice-look-fields.tsx";

/** Who else is told of a choice. Shopify always is. */
export function NoticeSignalsFields({ drafting, isDisabled }: FieldsProps) {
  const { draft, change } = drafting;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Telling others
          </Text>
          <Text as="p" tone="subdued">
            Shopify and its checkout are told of each choice. Switch on the services you use; they
            are told “no” until a visitor says yes.
          </Text>
        </BlockStack>
        <ChoiceList
          title="Google consent mode"
          selected={[String(draft.google)]}
          disabled={isDisabled}
          choices={[
            {
              value: "0",
              label: "Off",
              helpText: "Google’s tags wait for a yes and are told nothing.",
            },
            {
              value: "1",
              label: "Basic",
              helpText: "Google’s tags wait for a yes, then they are told what was allowed.",
            },
            {
              value: "2",
              label: "Advanced",
              helpText:
                "Google’s tags load at once and are told “no”: they set no cookies, but Google receives each visitor’s address and page before a choice. Authorities in Europe doubt that this is allowed.",
            },
          ]}
          onChange={([picked]) => change({ google: picked === "1" ? 1 : picked === "2" ? 2 : 0 })}
        />
        <Checkbox
          label="Microsoft (UET)"
          checked={draft.microsoft}
          disabled={isDisabled}
          onChange={(microsoft) => change({ microsoft })}
        />
        <Checkbox
          label="Meta (pixel)"
          checked={draft.meta}
          disabled={isDisabled}
          onChange={(meta) => change({ meta })}
        />
      </BlockStack>
    </Card>
  );
}
