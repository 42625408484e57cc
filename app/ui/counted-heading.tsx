import { Badge, InlineStack, Text } from "@shopify/polaris";

type Props = {
  readonly title: string;
  readonly count: number;
  /** Critical where each of what is counted has to be mended. */
  readonly tone?: "critical";
};

/** Heading of a card with a list, and how many stand in it. */
export function CountedHeading({ title, count, tone }: Props) {
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200">
      <Text as="h2" variant="headingMd">
        {title}
      </Text>
      <Badge {...(tone === undefined ? {} : { tone })}>{String(count)}</Badge>
    </InlineStack>
  );
}
