import { BlockStack, Box, Card, InlineStack, Pagination, Tabs, Text } from "@shopify/polaris";
import { useState } from "react";
import type { ScanPhase } from "../domain/promises/types.ts";
import type { ShownSighting } from "./present/present-scan.ts";
import { StatusBadge } from "./status-badge.tsx";

type Props = { readonly sightings: readonly ShownSighting[] };

const pageSize = 25;

const tabs: readonly { readonly id: ScanPhase | "all"; readonly content: string }[] = [
  { id: "all", content: "All" },
  { id: "before-choice", content: "Before any choice" },
  { id: "after-refusing", content: "After refusing" },
  { id: "after-accepting", content: "After accepting" },
];

/** Everything that was seen, by when. */
export function ScanSightings({ sightings }: Props) {
  const [selected, setSelected] = useState(0);
  const [page, setPage] = useState(0);
  const phase = tabs[selected]?.id ?? "all";
  const shown = sightings.filter(({ phases }) => phase === "all" || phases.includes(phase));
  const pages = Math.max(1, Math.ceil(shown.length / pageSize));
  return (
    <Card padding="0">
      <Box padding="400" paddingBlockEnd="0">
        <Text as="h2" variant="headingMd">
          Everything that was seen
        </Text>
      </Box>
      <Tabs
        tabs={[...tabs]}
        selected={selected}
        onSelect={(index) => {
          setSelected(index);
          setPage(0);
        }}
      />
      {shown.length === 0 ? (
        <Box padding="400">
          <Text as="p" tone="subdued">
            Nothing was seen here.
          </Text>
        </Box>
      ) : (
        <ul className="plain-list divided divided--top">
          {shown.slice(page * pageSize, (page + 1) * pageSize).map((sighting) => (
            <li key={sighting.id}>
              <Sighting sighting={sighting} />
            </li>
          ))}
        </ul>
      )}
      {pages > 1 ? (
        <Pagination
          type="table"
          label={`Page ${String(page + 1)} of ${String(pages)}`}
          hasPrevious={page > 0}
          onPrevious={() => setPage(page - 1)}
          hasNext={page + 1 < pages}
          onNext={() => setPage(page + 1)}
        />
      ) : null}
    </Card>
  );
}

function Sighting({ sighting }: { readonly sighting: ShownSighting }) {
  const { name, kind, setBy, when, where, lifetime, status } = sighting;
  return (
    <Box paddingBlock="300" paddingInline="400">
      <BlockStack gap="050">
        <InlineStack align="space-between" blockAlign="start" gap="200">
          <Text as="span" fontWeight="medium" breakWord>
            {name}
          </Text>
          <StatusBadge label={status} />
        </InlineStack>
        <Text as="p" tone="subdued" variant="bodySm" breakWord>
          {kind}
          {lifetime === "" ? "" : `, ${lifetime}`}. {setBy}. {when}, {where}.
        </Text>
      </BlockStack>
    </Box>
  );
}
