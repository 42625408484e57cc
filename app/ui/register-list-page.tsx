import { Link as AppLink, useNavigation, useSearchParams } from "@remix-run/react";
import {
  Badge,
  BlockStack,
  Box,
  Button,
  Card,
  IndexTable,
  InlineGrid,
  InlineStack,
  Page,
  Pagination,
  Select,
  Text,
  TextField,
  useBreakpoints,
} from "@shopify/polaris";
import type { ReactNode } from "react";
import { EmptyNote } from "./empty-note.tsx";
import type { RegisterFacts } from "./present/present-register.ts";
import { sayMissing, type ShownList, type ShownRow } from "./present/present-register-lists.ts";
import { MayOnlyLook, SavedNote } from "./register-frame.tsx";
import { useTypedSearch } from "./use-typed-search.ts";

type Action = { readonly content: string; readonly url: string };

type Props = {
  readonly title: string;
  readonly subtitle: string;
  readonly facts: RegisterFacts;
  readonly list: ShownList;
  /** The first is the row's title. */
  readonly headings: readonly string[];
  readonly noun: { readonly singular: string; readonly plural: string };
  readonly add: Action;
  readonly more?: readonly Action[];
  readonly empty: { readonly title: string; readonly text: string };
  /** Above the list, such as the presets not used yet. */
  readonly children?: ReactNode;
};

/** One of the register's lists, a page of it at a time. */
export function RegisterListPage(props: Props) {
  const { facts, list, add, empty, noun } = props;
  return (
    <Page
      title={props.title}
      subtitle={props.subtitle}
      backAction={{ content: "Register", url: "/app/register" }}
      {...(facts.mayConfigure ? { primaryAction: add } : {})}
      secondaryActions={facts.mayConfigure ? [...(props.more ?? [])] : []}
    >
      <BlockStack gap="400">
        <MayOnlyLook mayConfigure={facts.mayConfigure} />
        <SavedNote facts={facts} />
        {props.children}
        <Card padding="0">
          {list.count === 0 ? (
            <EmptyNote {...empty} {...(facts.mayConfigure ? { action: add } : {})} />
          ) : (
            <Listed list={list} headings={props.headings} noun={noun} />
          )}
        </Card>
      </BlockStack>
    </Page>
  );
}

type ListedProps = Pick<Props, "list" | "headings" | "noun">;

function Listed({ list, headings, noun }: ListedProps) {
  const [, setParams] = useSearchParams();
  const isLoading = useNavigation().state === "loading";
  const { query, filters } = list;
  const show = (next: Readonly<Record<string, string>>) => {
    setParams({ search: query.search, show: query.show, ...next }, { replace: true });
  };
  const [text, setText] = useTypedSearch(query.search, (search) => show({ search }));
  return (
    <>
      <Box padding="300">
        <InlineGrid columns={{ xs: "1fr", sm: "2fr 1fr" }} gap="300">
          <TextField
            label={`Search ${noun.plural}`}
            labelHidden
            placeholder={`Search ${noun.plural}`}
            autoComplete="off"
            value={text}
            onChange={setText}
            clearButton
            onClearButtonClick={() => setText("")}
            loading={isLoading}
          />
          <Select
            label="Show"
            labelInline
            options={[...filters]}
            value={filters.some(({ value }) => value === query.show) ? query.show : "all"}
            onChange={(value) => show({ show: value })}
          />
        </InlineGrid>
      </Box>
      {list.rows.length === 0 ? (
        <Box padding="400">
          <BlockStack gap="200" inlineAlign="start">
            <Text as="p" tone="subdued">
              Nothing here fits the search.
            </Text>
            <Button onClick={() => setText("")} url="?">
              Show all
            </Button>
          </BlockStack>
        </Box>
      ) : (
        <Rows list={list} headings={headings} noun={noun} />
      )}
      {list.pageCount > 1 ? (
        <Pagination
          type="table"
          label={`Page ${String(list.page)} of ${String(list.pageCount)}`}
          hasPrevious={list.page > 1}
          onPrevious={() => show({ page: String(list.page - 1) })}
          hasNext={list.page < list.pageCount}
          onNext={() => show({ page: String(list.page + 1) })}
        />
      ) : null}
    </>
  );
}

function Rows({ list, headings, noun }: ListedProps) {
  const isNarrow = useBreakpoints().mdDown;
  const [first = "", ...others] = headings;
  return (
    <IndexTable
      itemCount={list.rows.length}
      selectable={false}
      condensed={isNarrow}
      resourceName={{ ...noun }}
      headings={[{ title: first }, ...others.map((title) => ({ title })), { title: "State" }]}
    >
      {list.rows.map((row, position) => (
        <IndexTable.Row id={row.id} key={row.id} position={position}>
          {isNarrow ? <NarrowRow row={row} headings={others} /> : <WideRow row={row} />}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

function WideRow({ row }: { readonly row: ShownRow }) {
  return (
    <>
      <IndexTable.Cell>
        <div className="wrapping wrapping--wide">
          <RowLink row={row} />
        </div>
      </IndexTable.Cell>
      {row.cells.map((cell, index) => (
        <IndexTable.Cell key={String(index)}>
          <div className="wrapping">{cell}</div>
        </IndexTable.Cell>
      ))}
      <IndexTable.Cell>
        <State row={row} />
      </IndexTable.Cell>
    </>
  );
}

type NarrowProps = { readonly row: ShownRow; readonly headings: readonly string[] };

function NarrowRow({ row, headings }: NarrowProps) {
  return (
    <div className="narrow-row">
      <BlockStack gap="100">
        <InlineStack align="space-between" gap="200">
          <RowLink row={row} />
          <State row={row} />
        </InlineStack>
        {row.cells.map((cell, index) =>
          cell === "" ? null : (
            <Text as="span" key={String(index)} tone="subdued" breakWord>
              {headings[index]}: {cell}
            </Text>
          ),
        )}
      </BlockStack>
    </div>
  );
}

function RowLink({ row }: { readonly row: ShownRow }) {
  return (
    <AppLink to={row.url} className="request-link break-anywhere">
      {row.title === "" ? "Without a name" : row.title}
    </AppLink>
  );
}

function State({ row }: { readonly row: ShownRow }) {
  return row.gaps === 0 ? (
    <Badge tone="success">Complete</Badge>
  ) : (
    <Badge tone="attention">{sayMissing(row.gaps)}</Badge>
  );
}
