import { BlockStack, Button, Card, Icon, InlineStack, Link, Text } from "@shopify/polaris";
import { CheckCircleIcon } from "@shopify/polaris-icons";
import type { ShownStep } from "./present/present-home.ts";
import { useAction } from "./use-action.ts";

type Props = { readonly steps: readonly ShownStep[]; readonly mayConfigure: boolean };

/** The first minutes: what to look at once, none of it required for requests to be answered. */
export function HomeStart({ steps, mayConfigure }: Props) {
  const action = useAction("onboarding");
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Getting started
          </Text>
          <Text as="p" tone="subdued">
            Requests are taken in from now on. Look at these once.
          </Text>
        </BlockStack>
        <ul className="plain-list spaced">
          {steps.map((step) => (
            <li key={step.title}>
              <InlineStack gap="300" wrap={false} blockAlign="start">
                <span className="step-icon">
                  {step.isDone ? (
                    <Icon source={CheckCircleIcon} tone="success" accessibilityLabel="Done" />
                  ) : (
                    <span className="step-todo" role="img" aria-label="To do" />
                  )}
                </span>
                <BlockStack gap="050">
                  <Text as="span" fontWeight="medium">
                    {step.url === undefined ? step.title : <Link url={step.url}>{step.title}</Link>}
                  </Text>
                  <Text as="p" tone="subdued">
                    {step.text}
                  </Text>
                </BlockStack>
              </InlineStack>
            </li>
          ))}
        </ul>
        <InlineStack gap="200">
          <Button url="/app/settings">Open settings</Button>
          <Button
            onClick={() => action.run({ intent: "done" })}
            loading={action.isBusy}
            disabled={!mayConfigure}
            variant="tertiary"
          >
            Done, hide this
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
