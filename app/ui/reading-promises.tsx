import { BlockStack, Button, Card, Collapsible, Text } from "@shopify/polaris";
import { useState } from "react";
import type { ShownPromise } from "./present/present-reading.ts";
import { counted } from "./present/dates.ts";

type Props = { readonly promises: readonly ShownPromise[] };

/** Every promise the policy makes, with its sentence. */
export function ReadingPromises({ promises }: Props) {
  const [isOpen, setOpen] = useState(false);
  if (promises.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300" inlineAlign="start">
        <Text as="h2" variant="headingMd">
          What your policy promises
        </Text>
        <Button
          variant="plain"
          disclosure={isOpen ? "up" : "down"}
          onClick={() => setOpen(!isOpen)}
          ariaExpanded={isOpen}
          ariaControls="reading-promises"
        >
          {counted(promises.length, "statement")}
        </Button>
        <Collapsible id="reading-promises" open={isOpen}>
          <ul className="plain-list reading-grades">
            {promises.map(({ says, quote }) => (
              <li key={`${says} ${quote}`} className="reading-grade">
                <Text as="p" fontWeight="semibold">
                  {says}
                </Text>
                <blockquote className="reading-quote">{quote}</blockquote>
              </li>
            ))}
          </ul>
        </Collapsible>
      </BlockStack>
    </Card>
  );
}
