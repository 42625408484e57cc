import { BlockStack, Card, Text } from "@shopify/polaris";
import { Facts } from "./facts.tsx";
import type { ShownRequest } from "./present/present-request.ts";

const unseen = {
  masked: "Hidden. You may not see who asked; the account owner can allow it in Settings.",
  erased: "Erased. Lagom does not know any more who it was.",
  gone: "Not available: this request names no person, or their data was erased.",
} as const;

/** Who asked, for those who may know. */
export function RequestSubjectCard({ request }: { readonly request: ShownRequest }) {
  const { subject } = request;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Who asked
        </Text>
        {subject.kind === "shown" ? (
          <Facts
            facts={subject.lines.map(({ label, value }) => [label, value] as const)}
            isStacked
          />
        ) : (
          <Text as="p" tone="subdued">
            {unseen[subject.kind]}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
