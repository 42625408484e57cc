import { BlockStack, Box, Card, Link, Text } from "@shopify/polaris";
import { CountedHeading } from "./counted-heading.tsx";
import type { ShownWritten } from "./present/present-written.ts";

type Props = { readonly parts: readonly ShownWritten[] };

/** What the theme itself writes and no notice can hold back, each with the line to change. */
export function ScanWritten({ parts }: Props) {
  if (parts.length === 0) return null;
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="200">
          <CountedHeading
            title="Your theme loads these itself"
            count={parts.length}
            tone="critical"
          />
          <Text as="p" tone="subdued">
            They stand in the page as your shop sends it. A browser reads ahead and may fetch them
            before any notice runs, so only your theme can make them wait. Change the lines in{" "}
            <Link url="shopify://admin/themes" target="_top">
              Online Store, Themes, Edit code
            </Link>
            , with Lagom’s notice switched on, then scan again: what waits goes from this list.
          </Text>
        </BlockStack>
      </Box>
      <ul className="plain-list divided divided--top">
        {parts.map((part) => (
          <li key={part.id}>
            <Part part={part} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Part({ part }: { readonly part: ShownWritten }) {
  const { title, effect, where, before, after, todo } = part;
  return (
    <Box padding="400">
      <BlockStack gap="200">
        <Text as="h3" variant="headingSm" breakWord>
          {title}
        </Text>
        <Text as="p" breakWord>
          {effect}
        </Text>
        <Text as="p" tone="subdued" variant="bodySm" breakWord>
          {where}
        </Text>
        <Line label="Now" code={before} />
        {after === null ? null : <Line label="Write" code={after} />}
        {todo === "" ? null : (
          <Text as="p" variant="bodySm" breakWord>
            {todo}
          </Text>
        )}
      </BlockStack>
    </Box>
  );
}

function Line({ label, code }: { readonly label: string; readonly code: string }) {
  return (
    <BlockStack gap="050">
      <Text as="span" variant="bodySm" tone="subdued">
        {label}
      </Text>
      <code className="break-anywhere">{code}</code>
    </BlockStack>
  );
}
