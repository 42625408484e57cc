import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { ShownScope } from "./present/present-home.ts";
import { StatusBadge } from "./status-badge.tsx";
import { useGrant } from "./use-grant.ts";

type Props = {
  readonly title: string;
  readonly text: string;
  readonly scopes: readonly ShownScope[];
  readonly mayConfigure: boolean;
};

/** Optional permissions, each with its reason; Lagom is correct without, and says what it lacks. */
export function HomeScopes({ title, text, scopes, mayConfigure }: Props) {
  const granted = scopes.filter((scope) => scope.isGranted).length;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <Text as="span" tone="subdued">
            {granted} of {scopes.length}
          </Text>
        </InlineStack>
        <Text as="p" tone="subdued">
          {text}
        </Text>
        <ul className="plain-list scope-grid">
          {scopes.map((scope) => (
            <li key={scope.scope}>
              <ScopeRow scope={scope} mayConfigure={mayConfigure} />
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}

function ScopeRow({
  scope,
  mayConfigure,
}: {
  readonly scope: ShownScope;
  readonly mayConfigure: boolean;
}) {
  const grant = useGrant([scope.scope], scope.title);
  return (
    <BlockStack gap="050">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Text as="span" fontWeight="medium">
          {scope.title}
        </Text>
        {scope.isGranted ? (
          <StatusBadge label={{ text: "Granted", tone: "success" }} />
        ) : (
          <Button
            size="slim"
            onClick={grant.ask}
            loading={grant.isBusy}
            disabled={!mayConfigure}
            accessibilityLabel={`Grant ${scope.title}`}
          >
            Grant
          </Button>
        )}
      </InlineStack>
      <Text as="p" tone="subdued" variant="bodySm">
        {scope.reason}
      </Text>
    </BlockStack>
  );
}
