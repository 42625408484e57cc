import { Box, InlineGrid, Text } from "@shopify/polaris";
import type { ShownDifference } from "./present/shown-policy.ts";

/** What somebody else wrote beside what Lagom has, place by place. */
export function PolicyDifferences({
  differences,
}: {
  readonly differences: readonly ShownDifference[];
}) {
  return (
    <ul className="plain-list spaced">
      {differences.map(({ place, theirs, ours }) => (
        <li key={place}>
          <Text as="h3" variant="headingSm">
            {place}
          </Text>
          <InlineGrid columns={{ xs: 1, md: 2 }} gap="300">
            <Excerpt title="In Shopify now" text={theirs} />
            <Excerpt title="From Lagom" text={ours} />
          </InlineGrid>
        </li>
      ))}
    </ul>
  );
}

function Excerpt({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <Box background="bg-surface-secondary" padding="300" borderRadius="200">
      <Text as="p" fontWeight="medium">
        {title}
      </Text>
      <div className="break-anywhere">{text === "" ? "Nothing" : text}</div>
    </Box>
  );
}
