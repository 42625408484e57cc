import { useSearchParams } from "@remix-run/react";
import { Banner, BlockStack, Box, Card, Page, Pagination, Tabs, Text } from "@shopify/polaris";
import type { KeepingFilter, KeepingQuery } from "../domain/erasure/keeping-views.ts";
import { EmptyNote } from "./empty-note.tsx";
import { KeepingTable } from "./keeping-table.tsx";
import type { ShownKeepings } from "./present/present-keeping.ts";

type Props = ShownKeepings & {
  readonly query: KeepingQuery;
  /** Why erasures keep nothing at present; null when they do. */
  readonly hint: string | null;
};

const toSettings = { content: "Open settings", url: "/app/settings#accounting" };

/** Fields of orders that stay although the person was erased: why, and until when. */
export function KeepingPage(props: Props) {
  const isEmpty = props.openCount + props.endedCount === 0;
  return (
    <Page
      title="Kept by law"
      subtitle="What an erasure had to leave in your orders, the law that says so, and the last day. Lagom clears it the day after."
    >
      <BlockStack gap="400">
        {props.hint === null ? null : (
          <Banner tone="warning" title="Erasures keep nothing" action={toSettings}>
            <p>{props.hint}</p>
          </Banner>
        )}
        <Card padding="0">{isEmpty ? <NothingKept /> : <Keepings {...props} />}</Card>
      </BlockStack>
    </Page>
  );
}

function NothingKept() {
  return (
    <EmptyNote
      title="Nothing is kept"
      text="When an erasure meets a field your bookkeeping law makes you keep, it appears here with its last day. Country and financial year are in Settings."
      action={toSettings}
    />
  );
}

const filters: readonly { readonly id: KeepingFilter; readonly content: string }[] = [
  { id: "open", content: "Kept now" },
  { id: "ended", content: "Ended" },
];

function Keepings({ query, items, openCount, endedCount, page, pageCount }: Props) {
  const [, setParams] = useSearchParams();
  const show = (filter: KeepingFilter, next = 1) => {
    setParams({ filter, page: String(next) }, { replace: true });
  };
  const counts = { open: openCount, ended: endedCount };
  return (
    <>
      <Tabs
        tabs={filters.map((tab) => ({ ...tab, badge: String(counts[tab.id]) }))}
        selected={filters.findIndex(({ id }) => id === query.filter)}
        onSelect={(index) => show(filters[index]?.id ?? "open")}
      />
      {items.length === 0 ? (
        <Box padding="400">
          <Text as="p" tone="subdued">
            {query.filter === "open" ? "Nothing is kept now." : "Nothing has ended yet."}
          </Text>
        </Box>
      ) : (
        <KeepingTable keepings={items} />
      )}
      {pageCount > 1 ? (
        <Pagination
          type="table"
          label={`Page ${page} of ${pageCount}`}
          hasPrevious={page > 1}
          onPrevious={() => show(query.filter, page - 1)}
          hasNext={page < pageCount}
          onNext={() => show(query.filter, page + 1)}
        />
      ) : null}
    </>
  );
}
