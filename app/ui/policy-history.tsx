import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { ShownEdition } from "./present/shown-policy.ts";
import { StatusBadge } from "./status-badge.tsx";

type Props = { readonly editions: readonly ShownEdition[]; readonly older: string | null };

/** Editions, the newest first. */
export function PolicyHistory({ editions, older }: Props) {
  if (editions.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Editions
        </Text>
        <ul className="plain-list spaced">
          {editions.map((edition) => (
            <li key={edition.number}>
              <InlineStack gap="200" blockAlign="center">
                <Link url={edition.url}>Edition {edition.number}</Link>
                <StatusBadge label={edition.status} />
                <Text as="span">{edition.when}</Text>
                <Text as="span" tone="subdued">
                  {edition.languages}; by {edition.by}
                </Text>
              </InlineStack>
            </li>
          ))}
        </ul>
        {older === null ? null : <Link url={older}>Older editions</Link>}
      </BlockStack>
    </Card>
  );
}
