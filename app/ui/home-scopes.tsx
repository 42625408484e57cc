import { useRevalidator } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import type { ShownScope } from "./present/present-home.ts";
import { StatusBadge } from "./status-badge.tsx";

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
  const grant = useGrant(scope);
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

/** Shopify shows its own dialog; `app/scopes_update` then tells the app, a moment later. */
function useGrant({ scope, title }: ShownScope) {
  const bridge = useAppBridge();
  const { revalidate } = useRevalidator();
  const [isBusy, setBusy] = useState(false);
  const request = async () => {
    setBusy(true);
    try {
      const { result } = await bridge.scopes.request([scope]);
      if (result === "granted-all") {
        bridge.toast.show(`${title} granted`);
        revalidate();
      }
    } catch {
      bridge.toast.show("Shopify could not show the permission. Please try again.", {
        isError: true,
      });
    } finally {
      setBusy(false);
    }
  };
  return { ask: () => void request(), isBusy };
}
