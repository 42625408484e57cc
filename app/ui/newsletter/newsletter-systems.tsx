import { Badge, BlockStack, Card, InlineGrid, InlineStack, Text } from "@shopify/polaris";
import type { ShownDrift, ShownLeaving, ShownSystem } from "../present/present-leaving.ts";

type Props = { readonly leaving: ShownLeaving };

/** How fast leaving holds in each system, what was turned round there, and how mails were decided. */
export function NewsletterSystems({ leaving }: Props) {
  return (
    <InlineGrid columns={{ xs: 1, md: 2 }} gap="400" alignItems="start">
      <Systems systems={leaving.systems} />
      <Mails mails={leaving.mails} />
      <Drifts drifts={leaving.drifts} />
    </InlineGrid>
  );
}

function Systems({ systems }: { readonly systems: readonly ShownSystem[] }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          From the wish to its effect
        </Text>
        {systems.length === 0 ? (
          <Text as="p" tone="subdued">
            No system had to be told in this time.
          </Text>
        ) : null}
        {systems.map((system) => (
          <BlockStack gap="100" key={system.name}>
            <InlineStack gap="200">
              <Text as="h3" variant="headingSm">
                {system.name}
              </Text>
              {system.isLate ? <Badge tone="warning">Waiting long</Badge> : null}
            </InlineStack>
            <dl className="limits">
              <div>
                <dt>Half of them within</dt>
                <dd>{system.median}</dd>
              </div>
              <div>
                <dt>The slowest</dt>
                <dd>{system.worst}</dd>
              </div>
            </dl>
            <Text as="p" tone="subdued">
              {system.now}
            </Text>
          </BlockStack>
        ))}
        <Text as="p" tone="subdued">
          Counted until the system was read back and said so itself. In Lagom it holds at once.
        </Text>
      </BlockStack>
    </Card>
  );
}

function Mails({ mails }: Pick<ShownLeaving, "mails">) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Mails to support
        </Text>
        {mails.length === 0 ? (
          <Text as="p" tone="subdued">
            No mail came in in this time.
          </Text>
        ) : (
          <dl className="limits">
            {mails.map(([label, count]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{count}</dd>
              </div>
            ))}
          </dl>
        )}
      </BlockStack>
    </Card>
  );
}

function Drifts({ drifts }: { readonly drifts: readonly ShownDrift[] }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Turned round by others
        </Text>
        <Text as="p" tone="subdued">
          {drifts.length === 0
            ? "No other system let anybody in again in this time. Each is looked at after seconds, minutes, a day and a week."
            : "Another system had let these people in again. Lagom took them out again."}
        </Text>
        {drifts.map((drift) => (
          <BlockStack gap="050" key={drift.key}>
            <InlineStack gap="200" align="space-between">
              <Text as="span" fontWeight="medium">
                {`${drift.system}, ${drift.channel}`}
              </Text>
              <Badge tone={drift.isPutRight ? "success" : "warning"}>{drift.state}</Badge>
            </InlineStack>
            <Text as="span" tone="subdued">
              {`Left ${drift.leftAt}, turned round ${drift.turnedAt}`}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
