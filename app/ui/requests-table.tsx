import { Link } from "@remix-run/react";
import { BlockStack, IndexTable, InlineStack, Text, useBreakpoints } from "@shopify/polaris";
import type { ListedRequest } from "./present/present-list.ts";
import { DueText, StatusBadge } from "./status-badge.tsx";

type Props = {
  readonly requests: readonly ListedRequest[];
  /** `few` leaves out what a short overview does not need. */
  readonly columns?: "all" | "few";
};

const headings = ["Request", "Kind", "Received", "Due", "Status", "Found"] as const;

/** Requests as a table; on a phone each becomes a card-like row. */
export function RequestsTable({ requests, columns = "all" }: Props) {
  const isNarrow = useBreakpoints().smDown;
  const isShort = columns === "few";
  return (
    <IndexTable
      itemCount={requests.length}
      selectable={false}
      condensed={isNarrow}
      resourceName={{ singular: "request", plural: "requests" }}
      headings={toHeadings(isShort)}
    >
      {requests.map((request, position) => (
        <IndexTable.Row id={request.id} key={request.id} position={position}>
          {isNarrow ? (
            <NarrowCells request={request} />
          ) : (
            <WideCells request={request} isShort={isShort} />
          )}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

type Heading = { title: string; alignment?: "end" };

/** Polaris wants at least one heading in the type, not only in fact. */
function toHeadings(isShort: boolean): [Heading, ...Heading[]] {
  const shown = headings.filter((title) => !isShort || (title !== "Received" && title !== "Found"));
  const [first = { title: "" }, ...rest] = shown.map((title): Heading =>
    title === "Found" ? { title, alignment: "end" } : { title },
  );
  return [first, ...rest];
}

function RequestLink({ request }: { readonly request: ListedRequest }) {
  return (
    <Link to={`/app/requests/${request.id}`} className="request-link" data-primary-link>
      {request.reference}
    </Link>
  );
}

function Badges({ request }: { readonly request: ListedRequest }) {
  return (
    <InlineStack gap="100">
      <StatusBadge label={request.status} />
      {request.flags.map((flag) => (
        <StatusBadge key={flag.text} label={flag} />
      ))}
    </InlineStack>
  );
}

type WideProps = { readonly request: ListedRequest; readonly isShort: boolean };

function WideCells({ request, isShort }: WideProps) {
  return (
    <>
      <IndexTable.Cell>
        <RequestLink request={request} />
      </IndexTable.Cell>
      <IndexTable.Cell>{request.kind}</IndexTable.Cell>
      {isShort ? null : <IndexTable.Cell>{request.received}</IndexTable.Cell>}
      <IndexTable.Cell>
        <DueText due={request.due} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Badges request={request} />
      </IndexTable.Cell>
      {isShort ? null : (
        <IndexTable.Cell>
          <Text as="span" alignment="end" numeric>
            {request.records}
          </Text>
        </IndexTable.Cell>
      )}
    </>
  );
}

function NarrowCells({ request }: { readonly request: ListedRequest }) {
  return (
    <div className="narrow-row">
      <BlockStack gap="100">
        <InlineStack align="space-between" gap="200">
          <RequestLink request={request} />
          <Badges request={request} />
        </InlineStack>
        <Text as="span" tone="subdued">
          {request.kind}
        </Text>
        <span>
          {request.due.date === "" ? null : "Due "}
          <DueText due={request.due} />
        </span>
      </BlockStack>
    </div>
  );
}
