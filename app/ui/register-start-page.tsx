import { Banner, BlockStack, Button, Card, InlineStack, List, Page, Text } from "@shopify/polaris";
import { MayOnlyLook } from "./register-frame.tsx";
import { useAction } from "./use-action.ts";

type Props = { readonly mayConfigure: boolean };

/** Before the register: what it is for, and one button. */
export function RegisterStartPage({ mayConfigure }: Props) {
  const start = useAction();
  return (
    <Page title="Register">
      <BlockStack gap="400">
        <MayOnlyLook mayConfigure={mayConfigure} />
        {start.failure === null ? null : <Banner tone="critical">{start.failure}</Banner>}
        <Card>
          <BlockStack gap="400">
            <Text as="h2" variant="headingLg">
              Say it once: what your shop collects, why, and who gets it
            </Text>
            <Text as="p">
              Lagom prints your privacy policy, the cookie notice, the explanations in answers and
              the record of processing from one register. You change a fact in one place, and it is
              true everywhere.
            </Text>
            <List type="number">
              <List.Item>
                Lagom looks at your shop: name, country, languages, sales channels, apps and what
                your storefront loads. It does not look at customers.
              </List.Item>
              <List.Item>
                You answer about a dozen short questions. Skip what you do not know.
              </List.Item>
              <List.Item>
                You see what will be added, each with where it comes from, and take or leave it.
              </List.Item>
            </List>
            {start.isBusy ? (
              <Text as="p" tone="subdued">
                Lagom looks at your shop. This takes a few seconds.
              </Text>
            ) : null}
            <InlineStack gap="200">
              <Button
                variant="primary"
                onClick={() => start.run({ intent: "start" })}
                loading={start.isBusy}
                disabled={!mayConfigure}
              >
                Start the register
              </Button>
              <Button url="/app/policy/read">I have a policy to read in</Button>
            </InlineStack>
          </BlockStack>
        </Card>
      </BlockStack>
    </Page>
  );
}
