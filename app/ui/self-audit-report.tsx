import { Banner, BlockStack, Card, InlineStack, Spinner, Text } from "@shopify/polaris";
import type { ShownAudit } from "./present/present-self-audit.ts";
import { StatusBadge } from "./status-badge.tsx";

type Props = { readonly audit: ShownAudit; readonly isShort?: boolean };

/** What an audit found; a short one leaves out where it looked. */
export function SelfAuditReport({ audit, isShort = false }: Props) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <InlineStack gap="200" align="space-between" blockAlign="center">
            <Text as={isShort ? "h3" : "h2"} variant="headingMd">
              Audit of {audit.started}
            </Text>
            <StatusBadge label={audit.status} />
          </InlineStack>
          <Text as="p" tone="subdued">
            With {audit.people}, started by {audit.by}.
          </Text>
        </BlockStack>
        {audit.isRunning ? <Running /> : null}
        {audit.trouble === null ? null : (
          <Banner tone="warning">
            <p>{audit.trouble}</p>
          </Banner>
        )}
        {audit.searches.length === 0 ? null : <Searches searches={audit.searches} />}
        {audit.findings.length === 0 ? null : <Findings findings={audit.findings} />}
        {isShort || audit.places.length === 0 ? null : <Places places={audit.places} />}
      </BlockStack>
    </Card>
  );
}

function Running() {
  return (
    <div role="status">
      <InlineStack gap="200" blockAlign="center" wrap={false}>
        <Spinner size="small" />
        <Text as="span">
          People are made up, answered, erased and searched for. This takes some minutes.
        </Text>
      </InlineStack>
    </div>
  );
}

function Searches({ searches }: Pick<ShownAudit, "searches">) {
  return (
    <ul className="plain-list spaced">
      {searches.map(({ id, title, text, status }) => (
        <li key={id}>
          <InlineStack gap="200" align="space-between" blockAlign="center">
            <Text as="span" fontWeight="medium">
              {title}
            </Text>
            <StatusBadge label={status} />
          </InlineStack>
          <Text as="p" tone="subdued" variant="bodySm">
            {text}
          </Text>
        </li>
      ))}
    </ul>
  );
}

function Findings({ findings }: Pick<ShownAudit, "findings">) {
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        Where something was found
      </Text>
      <Text as="p">
        Tell whoever runs Lagom. Until it is put right, erasures may leave the same behind.
      </Text>
      <dl className="missing-lines">
        {findings.map(({ id, when, place, form, count }) => (
          <div key={id}>
            <dt>
              {when}: {count}
            </dt>
            <dd className="break-anywhere">
              {place}, {form}
            </dd>
          </div>
        ))}
      </dl>
    </BlockStack>
  );
}

function Places({ places }: Pick<ShownAudit, "places">) {
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        Where it looked
      </Text>
      <dl className="limits">
        {places.map(({ place, files, size }) => (
          <div key={place}>
            <dt>{place}</dt>
            <dd>
              {files}, {size}
            </dd>
          </div>
        ))}
      </dl>
    </BlockStack>
  );
}
