import { useNavigation, useSearchParams } from "@remix-run/react";
import { BlockStack, Box, Card, InlineGrid, Page, Select, Text } from "@shopify/polaris";
import { ChartCard } from "./chart-card.tsx";
import { EmptyNote } from "./empty-note.tsx";
import type { ShownStatistics, ShownTotal } from "./present/present-consent-statistics.ts";
import { statisticsPeriods } from "./notice-search.ts";

type Props = { readonly statistics: ShownStatistics; readonly days: number };

/** How often the notice was shown and what was chosen, by day and by everything that is counted. */
export function NoticeStatisticsPage({ statistics, days }: Props) {
  const [first, ...rest] = statistics.charts;
  return (
    <Page
      title="Choices in numbers"
      backAction={{ content: "Cookie notice", url: "/app/notice" }}
      subtitle="Counted by day. No visitor is in these numbers."
    >
      <BlockStack gap="400">
        <Period days={days} range={`${statistics.from} – ${statistics.to}`} />
        {statistics.isEmpty ? (
          <Card padding="0">
            <EmptyNote
              title="Nothing was counted in this time"
              text="As soon as the notice is shown in your store, its numbers appear here."
              action={{ content: "See whether the notice is on", url: "/app/notice" }}
            />
          </Card>
        ) : (
          <>
            <InlineGrid columns={{ xs: 2, md: 4 }} gap="300">
              {statistics.totals.map((total) => (
                <Total key={total.label} total={total} />
              ))}
            </InlineGrid>
            {first === undefined ? null : <ChartCard chart={first} />}
            <InlineGrid columns={{ xs: 1, md: 2 }} gap="400" alignItems="start">
              {rest.map((chart) => (
                <ChartCard key={chart.id} chart={chart} />
              ))}
              <Acts acts={statistics.acts} untold={statistics.untold} />
            </InlineGrid>
          </>
        )}
      </BlockStack>
    </Page>
  );
}

function Period({ days, range }: { readonly days: number; readonly range: string }) {
  const [, setParams] = useSearchParams();
  const { state } = useNavigation();
  return (
    <Box paddingInline={{ xs: "400", sm: "0" }}>
      <InlineGrid columns={{ xs: 1, sm: "14rem 1fr" }} gap="300" alignItems="end">
        <Select
          label="Time"
          options={statisticsPeriods.map((one) => ({
            label: one === 365 ? "Last 12 months" : `Last ${String(one)} days`,
            value: String(one),
          }))}
          value={String(days)}
          disabled={state !== "idle"}
          onChange={(value) => setParams({ days: value })}
        />
        <Text as="p" tone="subdued">
          {range}
        </Text>
      </InlineGrid>
    </Box>
  );
}

function Total({ total: { label, count, share } }: { readonly total: ShownTotal }) {
  return (
    <Card>
      <BlockStack gap="100">
        <Text as="h2" tone="subdued" variant="bodyMd">
          {label}
        </Text>
        <Text as="p" variant="headingXl">
          {count}
        </Text>
        {share === "" ? null : (
          <Text as="p" tone="subdued">
            {share} of choices
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

/** Each way to choose by itself; and what the numbers do not say. */
function Acts({ acts, untold }: Pick<ShownStatistics, "acts" | "untold">) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          How visitors chose
        </Text>
        <dl className="limits">
          {acts.map(([label, count, share]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{share === "" ? count : `${count} (${share})`}</dd>
            </div>
          ))}
        </dl>
        {untold === "" ? null : <Text as="p">{untold}</Text>}
        <Text as="p" tone="subdued">
          “Shown” counts pages, not people: somebody who leaves the notice open and walks on is
          counted on each page. A choice that is changed is counted as a new one. Browsers that
          block the report are not counted.
        </Text>
      </BlockStack>
    </Card>
  );
}
