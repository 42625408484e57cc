import { useSearchParams } from "@remix-run/react";
import {
  Box,
  ChoiceList,
  EmptySearchResult,
  IndexFilters,
  IndexFiltersMode,
  Pagination,
  useSetIndexFiltersMode,
} from "@shopify/polaris";
import type { RequestFilter, RequestQuery } from "../domain/data-requests/views.ts";
import type { ListedRequest } from "./present/present-list.ts";
import { withQuery } from "./request-search.ts";
import { EmptyNote } from "./empty-note.tsx";
import { RequestsTable } from "./requests-table.tsx";
import { useTypedSearch } from "./use-typed-search.ts";

type Props = {
  readonly query: RequestQuery;
  readonly requests: readonly ListedRequest[];
  readonly total: number;
  readonly page: number;
  readonly pageCount: number;
  readonly isLoading: boolean;
};

const tabs: readonly { readonly id: RequestFilter; readonly content: string }[] = [
  { id: "all", content: "All" },
  { id: "open", content: "Open" },
  { id: "late", content: "Late" },
  { id: "ready", content: "Ready to hand over" },
  { id: "attention", content: "Needs attention" },
  { id: "done", content: "Done" },
];

const kinds = [
  { value: "access", label: "Access to data" },
  { value: "erasure", label: "Erasure of data" },
  { value: "shop-removal", label: "Removal of shop data" },
  { value: "unreadable", label: "Unreadable request" },
];

const sorts = [
  { label: "Due", value: "due asc" as const, directionLabel: "Soonest first" },
  { label: "Due", value: "due-last desc" as const, directionLabel: "Latest first" },
  { label: "Received", value: "received desc" as const, directionLabel: "Newest first" },
  { label: "Received", value: "received-first asc" as const, directionLabel: "Oldest first" },
];

/** The list with its filters; all of its state is in the address. */
export function RequestsBrowser(props: Props) {
  const { query, requests } = props;
  const [, setParams] = useSearchParams();
  const change: Change = (next) => {
    setParams((now) => withQuery(now, next), { replace: true });
  };
  const isUnfiltered = query.filter === "all" && query.search === null && query.kind === null;
  if (props.total === 0 && isUnfiltered) return <NoRequests />;
  return (
    <>
      <Filters query={query} isLoading={props.isLoading} change={change} />
      {requests.length === 0 ? (
        <Box padding="800">
          <EmptySearchResult
            title="No requests here"
            description="Try another filter or search text"
            withIllustration={false}
          />
        </Box>
      ) : (
        <RequestsTable requests={requests} />
      )}
      {props.pageCount > 1 ? <Pages {...props} change={change} /> : null}
    </>
  );
}

type FiltersProps = Pick<Props, "query" | "isLoading"> & { readonly change: Change };

function Filters({ query, isLoading, change }: FiltersProps) {
  const { mode, setMode } = useSetIndexFiltersMode(
    query.search === null ? IndexFiltersMode.Default : IndexFiltersMode.Filtering,
  );
  const [text, setText] = useTypedSearch(query.search ?? "", (search) => {
    change({ search });
  });
  const clear = () => {
    setText("");
    change({ search: "", kind: "" });
  };
  return (
    <IndexFilters
      mode={mode}
      setMode={setMode}
      tabs={tabs.map((tab) => ({ ...tab, isLocked: true }))}
      selected={tabs.findIndex((tab) => tab.id === query.filter)}
      onSelect={(index) => change({ filter: tabs[index]?.id ?? "all" })}
      canCreateNewView={false}
      queryValue={text}
      queryPlaceholder="Search by request or Shopify’s number"
      onQueryChange={setText}
      onQueryClear={() => setText("")}
      cancelAction={{ onAction: clear }}
      filters={[kindFilter(query, change)]}
      appliedFilters={appliedFilters(query, change)}
      onClearAll={clear}
      sortOptions={sorts}
      sortSelected={[sorts.find((sort) => sort.value.startsWith(`${query.sort} `))?.value ?? ""]}
      onSort={([value]) => change({ sort: value?.split(" ")[0] ?? "due" })}
      loading={isLoading}
    />
  );
}

type Change = (next: Parameters<typeof withQuery>[1]) => void;

function kindFilter(query: RequestQuery, change: Change) {
  return {
    key: "kind",
    label: "Kind",
    shortcut: true,
    filter: (
      <ChoiceList
        title="Kind"
        titleHidden
        choices={kinds}
        selected={query.kind === null ? [] : [query.kind]}
        onChange={([kind]) => change({ kind: kind ?? "" })}
      />
    ),
  };
}

function appliedFilters(query: RequestQuery, change: Change) {
  const kind = kinds.find((one) => one.value === query.kind);
  if (kind === undefined) return [];
  return [{ key: "kind", label: kind.label, onRemove: () => change({ kind: "" }) }];
}

function Pages({ page, pageCount, change }: Props & { readonly change: Change }) {
  return (
    <Pagination
      type="table"
      label={`Page ${page} of ${pageCount}`}
      hasPrevious={page > 1}
      onPrevious={() => change({ page: String(page - 1) })}
      hasNext={page < pageCount}
      onNext={() => change({ page: String(page + 1) })}
    />
  );
}

function NoRequests() {
  return (
    <EmptyNote
      title="No requests yet"
      text="When somebody asks your shop for their data, Shopify tells Lagom and the request appears here with its deadline. There is nothing you have to do until then."
    />
  );
}
