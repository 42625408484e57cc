import { Banner, BlockStack, Button, ButtonGroup, Card, InlineStack, Text } from "@shopify/polaris";
import { PolicyDifferences } from "./policy-differences.tsx";
import type { ShownDifference, ShownPlace, ShownPolicy } from "./present/shown-policy.ts";
import { StatusBadge } from "./status-badge.tsx";
import { useAction } from "./use-action.ts";

type Props = {
  readonly standing: ShownPolicy["standing"];
  readonly mayConfigure: boolean;
};

/** What stands in the store, place by place, and what somebody else changed there. */
export function PolicyStanding({ standing, mayConfigure }: Props) {
  const look = useAction("policy-look");
  if (standing === null) {
    return (
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            In your store
          </Text>
          <Text as="p" tone="subdued">
            Lagom has not published a policy yet. What stands in Shopify now stays until you
            publish; it is kept then, and put back if publishing fails.
          </Text>
        </BlockStack>
      </Card>
    );
  }
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            In your store
          </Text>
          <Button
            size="slim"
            onClick={() => look.run({ intent: "look" })}
            loading={look.isBusy}
            disabled={!mayConfigure}
          >
            Look now
          </Button>
        </InlineStack>
        <Text as="p">{standing.title}</Text>
        {standing.differences.length === 0 ? null : (
          <ChangedElsewhere differences={standing.differences} mayConfigure={mayConfigure} />
        )}
        <ul className="plain-list spaced">
          {standing.places.map((place) => (
            <li key={place.id}>
              <PlaceRow place={place} />
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}

function PlaceRow({ place }: { readonly place: ShownPlace }) {
  return (
    <InlineStack gap="200" blockAlign="center">
      <Text as="span" fontWeight="medium">
        {place.target}, {place.language}
      </Text>
      <StatusBadge label={place.status} />
      <Text as="span" tone="subdued">
        {place.note}
      </Text>
    </InlineStack>
  );
}

type ChangedProps = {
  readonly differences: readonly ShownDifference[];
  readonly mayConfigure: boolean;
};

function ChangedElsewhere({ differences, mayConfigure }: ChangedProps) {
  const choose = useAction("policy-changed");
  return (
    <Banner tone="warning" title="Somebody changed the policy in Shopify">
      <BlockStack gap="300">
        <p>
          Lagom has not touched it. What they wrote can be read into the register under “Read a
          policy you have”.
        </p>
        <PolicyDifferences differences={differences} />
        <ButtonGroup>
          <Button
            onClick={() => choose.run({ intent: "take-mine" })}
            loading={choose.isBusy}
            disabled={!mayConfigure}
          >
            Put Lagom’s text back
          </Button>
          <Button
            onClick={() => choose.run({ intent: "keep-theirs" })}
            loading={choose.isBusy}
            disabled={!mayConfigure}
          >
            Leave it as it is
          </Button>
        </ButtonGroup>
      </BlockStack>
    </Banner>
  );
}
