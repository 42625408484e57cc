import { Badge, Card, InlineGrid, InlineStack, Text } from "@shopify/polaris";
import type { ShownReading } from "./present/present-reading.ts";

const states = [
  { state: "outdated", label: "outdated", tone: "critical", href: "#outdated" },
  { state: "missing", label: "missing", tone: "warning", href: "#missing" },
  { state: "vague", label: "too vague", tone: "attention", href: "#vague" },
  { state: "present", label: "said", tone: "success", href: "#present" },
] as const;

/** How much of what the law wants said is said, at a glance. */
export function ReadingSummary({ reading }: { readonly reading: ShownReading }) {
  return (
    <Card>
      <InlineGrid columns={{ xs: 2, md: 4 }} gap="300">
        {states.map(({ state, label, tone, href }) => (
          <a key={state} href={href} className="reading-count">
            <InlineStack gap="200" blockAlign="center">
              <Text as="span" variant="headingXl">
                {reading.grades[state].length}
              </Text>
              <Badge tone={tone}>{label}</Badge>
            </InlineStack>
          </a>
        ))}
      </InlineGrid>
    </Card>
  );
}
