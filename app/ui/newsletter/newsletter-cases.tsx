import { BlockStack, Button, ButtonGroup, Card, InlineStack, Text } from "@shopify/polaris";
import { CountedHeading } from "../counted-heading.tsx";
import type { ShownCase } from "../present/present-leaving.ts";
import { useAction } from "../use-action.ts";

type Props = { readonly cases: readonly ShownCase[]; readonly mayDecide: boolean };

/** What people asked for by mail that only a person can do. */
export function NewsletterCases({ cases, mayDecide }: Props) {
  if (cases.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="400">
        <CountedHeading title="Waiting for you" count={cases.length} />
        {cases.map((one) => (
          <Case key={one.id} one={one} mayDecide={mayDecide} />
        ))}
      </BlockStack>
    </Card>
  );
}

function Case({ one, mayDecide }: { readonly one: ShownCase; readonly mayDecide: boolean }) {
  const action = useAction(`case-${one.id}`);
  const close = (as: string) => action.run({ intent: "close-case", id: one.id, as });
  const name = one.sender === "" ? one.title : `${one.title}, ${one.sender}`;
  return (
    <BlockStack gap="150">
      <InlineStack gap="200" align="space-between">
        <Text as="h3" variant="headingSm">
          {one.title}
        </Text>
        <Text as="span" tone="subdued">
          {`Came in ${one.openedAt}`}
        </Text>
      </InlineStack>
      <Text as="p" breakWord>
        {one.sender === "" ? "The sender is not kept any more." : one.sender}
      </Text>
      <Text as="p" tone="subdued">
        {one.todo}
      </Text>
      <ButtonGroup>
        <Button
          onClick={() => close("done")}
          disabled={!mayDecide}
          loading={action.isBusy}
          accessibilityLabel={`Done: ${name}`}
        >
          Done
        </Button>
        <Button
          variant="plain"
          onClick={() => close("nothing-asked")}
          disabled={!mayDecide || action.isBusy}
          accessibilityLabel={`Nothing was asked: ${name}`}
        >
          Nothing was asked
        </Button>
      </ButtonGroup>
    </BlockStack>
  );
}
