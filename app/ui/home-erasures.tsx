import { BlockStack, Card, Link, Text } from "@shopify/polaris";
import type { ShownWaitingErasures } from "./present/present-home-erasures.ts";
import { StatusBadge } from "./status-badge.tsx";

type Props = { readonly erasures: readonly ShownWaitingErasures[] };

/** Erasures that are not over yet, and what each kind waits for. */
export function HomeErasures({ erasures }: Props) {
  if (erasures.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Erasures that wait
        </Text>
        <ul className="plain-list spaced">
          {erasures.map(({ id, status, text }) => (
            <li key={id}>
              <BlockStack gap="100" inlineAlign="start">
                <StatusBadge label={status} />
                <Text as="p" tone="subdued" variant="bodySm">
                  {text}
                </Text>
              </BlockStack>
            </li>
          ))}
        </ul>
        <Text as="p">
          <Link url="/app/requests?kind=erasure">See all erasures</Link>
        </Text>
      </BlockStack>
    </Card>
  );
}
