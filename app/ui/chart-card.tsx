import { BlockStack, Button, Card, Collapsible, InlineStack, Text } from "@shopify/polaris";
import { lazy, Suspense, useEffect, useState } from "react";
import type { ShownChart } from "./present/present-consent-statistics.ts";

/** What draws is fetched when the first chart is looked at, and only in a browser: it needs a canvas. */
const AnswerChart = lazy(async () => ({
  default: (await import("./answer-chart.tsx")).AnswerChart,
}));

type Props = { readonly chart: ShownChart };

/** A chart, and its numbers as a table: beside it, or for many days behind a button. */
export function ChartCard({ chart }: Props) {
  const isDrawn = useInBrowser();
  if (chart.labels.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {chart.title}
          </Text>
          {chart.text === "" ? null : (
            <Text as="p" tone="subdued">
              {chart.text}
            </Text>
          )}
        </BlockStack>
        {isDrawn ? (
          <Suspense fallback={null}>
            <AnswerChart chart={chart} />
          </Suspense>
        ) : null}
        {chart.form === "days" ? <FoldedTable chart={chart} /> : <NumbersTable chart={chart} />}
      </BlockStack>
    </Card>
  );
}

function useInBrowser(): boolean {
  const [isIn, setIn] = useState(false);
  useEffect(() => setIn(true), []);
  return isIn;
}

function FoldedTable({ chart }: Props) {
  const [isOpen, setOpen] = useState(false);
  const id = `numbers-${chart.id}`;
  return (
    <BlockStack gap="200">
      <InlineStack>
        <Button
          variant="plain"
          disclosure={isOpen ? "up" : "down"}
          ariaExpanded={isOpen}
          ariaControls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {`Numbers of “${chart.title}” as a table`}
        </Button>
      </InlineStack>
      <Collapsible id={id} open={isOpen}>
        <NumbersTable chart={chart} />
      </Collapsible>
    </BlockStack>
  );
}

function NumbersTable({ chart: { title, heading, labels, series } }: Props) {
  return (
    // A table that is too wide scrolls by itself: with the keyboard, too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="numbers-scroll" tabIndex={0} role="region" aria-label={`${title}: numbers`}>
      <table className="numbers">
        <caption className="numbers__caption">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((label, at) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {series.map(({ name, values }) => (
                <td key={name}>{(values[at] ?? 0).toLocaleString("en")}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
