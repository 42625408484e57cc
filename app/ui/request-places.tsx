import { BlockStack, Box, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import type { ShownPlace, ShownRequest } from "./present/present-request.ts";
import { StatusBadge } from "./status-badge.tsx";

type Props = { readonly request: ShownRequest; readonly isRunning: boolean };

/** Every place searched, with what was found there; live while the search runs. */
export function RequestPlaces({ request, isRunning }: Props) {
  const { done, all, words } = request.progress;
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            Places searched
          </Text>
          <div role="status">
            <Text as="p" tone="subdued">
              {words}
            </Text>
          </div>
          {isRunning ? (
            <ProgressBar
              progress={all === 0 ? 0 : Math.round((done / all) * 100)}
              size="small"
              ariaLabelledBy="places-progress"
            />
          ) : null}
          <span id="places-progress" hidden>
            Progress of the search
          </span>
        </BlockStack>
      </Box>
      <ul className="plain-list divided divided--top">
        {request.places.map((place) => (
          <PlaceRow key={place.id} place={place} />
        ))}
      </ul>
    </Card>
  );
}

function PlaceRow({ place }: { readonly place: ShownPlace }) {
  return (
    <li>
      <Box paddingBlock="300" paddingInline="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="span" fontWeight="medium">
            {place.title}
          </Text>
          <InlineStack gap="300" blockAlign="center">
            <Text as="span" tone="subdued" numeric>
              {place.records}
            </Text>
            <StatusBadge label={place.status} />
          </InlineStack>
        </InlineStack>
      </Box>
    </li>
  );
}
