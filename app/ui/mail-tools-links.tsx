import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import type { ShownFieldRun } from "./present/present-field-run.ts";
import { useAction } from "./use-action.ts";
import { usePolling } from "./use-polling.ts";

type Props = { readonly run: ShownFieldRun; readonly isDisabled: boolean };

const tools = [
  {
    name: "Shopify Email",
    steps: "Add a section “Custom Liquid” and put this link into it:",
    tag: "{{ customer.metafields.lagom.leave_link }}",
  },
  {
    name: "Klaviyo",
    steps:
      "In the Shopify integration, map the customer metafield lagom.leave_link to a profile property named leave_link. Then:",
    tag: "{{ person|lookup:'leave_link' }}",
  },
  {
    name: "Mailchimp",
    steps:
      "Add an audience field with the tag LEAVELINK, and map the customer metafield lagom.leave_link to it in the Shopify integration. Then:",
    tag: "*|LEAVELINK|*",
  },
];

/** Writing people's own links where mail tools read them, and the tag for each tool. */
export function MailToolsLinks({ run, isDisabled }: Props) {
  const action = useAction("leave-fields");
  usePolling(run.isRunning);
  return (
    <BlockStack gap="400">
      <Text as="p">
        Lagom writes each subscriber’s own link into the customer’s metafield{" "}
        <code>lagom.leave_link</code>, which other apps can read, and goes on with everybody who
        subscribes later. It goes when the person is erased.
      </Text>
      <Text as="p" tone="subdued" breakWord>
        {run.text}
      </Text>
      <InlineStack>
        <Button
          onClick={() => action.run({ intent: "fields" })}
          loading={action.isBusy}
          disabled={isDisabled || run.isRunning}
        >
          {run.isStarted ? "Write them again" : "Write the links"}
        </Button>
      </InlineStack>
      {tools.map(({ name, steps, tag }) => (
        <BlockStack key={name} gap="100">
          <Text as="h3" variant="headingSm">
            {name}
          </Text>
          <Text as="p">{steps}</Text>
          <code className="command">{tag}</code>
        </BlockStack>
      ))}
    </BlockStack>
  );
}
