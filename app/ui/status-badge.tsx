import { Badge, Text } from "@shopify/polaris";
import type { Label, Tone } from "./present/request-words.ts";

/** A label with its tone, for people who see colours and those who do not. */
export function StatusBadge({ label }: { readonly label: Label }) {
  return label.tone === null ? (
    <Badge>{label.text}</Badge>
  ) : (
    <Badge tone={label.tone}>{label.text}</Badge>
  );
}

type DueProps = {
  readonly due: { readonly date: string; readonly words: string; readonly tone: Tone | null };
};

/** A deadline: the date, and how near it is. */
export function DueText({ due }: DueProps) {
  return (
    <>
      {due.date === "" ? null : `${due.date} `}
      {due.tone === null ? (
        <Text as="span" tone="subdued">
          {due.words}
        </Text>
      ) : (
        <Badge tone={due.tone}>{due.words}</Badge>
      )}
    </>
  );
}
