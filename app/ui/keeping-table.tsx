import { Link as AppLink } from "@remix-run/react";
import { BlockStack, IndexTable, InlineStack, Link, Text, useBreakpoints } from "@shopify/polaris";
import type { ShownKeeping } from "./present/present-keeping.ts";
import { StatusBadge } from "./status-badge.tsx";

type Props = { readonly keepings: readonly ShownKeeping[] };

/** Kept fields as a table; on a phone each becomes a card-like row. */
export function KeepingTable({ keepings }: Props) {
  const isNarrow = useBreakpoints().mdDown;
  return (
    <IndexTable
      itemCount={keepings.length}
      selectable={false}
      condensed={isNarrow}
      resourceName={{ singular: "kept field", plural: "kept fields" }}
      headings={[
        { title: "Order" },
        { title: "Field" },
        { title: "Law" },
        { title: "By law until" },
        { title: "Status" },
        { title: "Request" },
      ]}
    >
      {keepings.map((keeping, position) => (
        <IndexTable.Row id={keeping.id} key={keeping.id} position={position}>
          {isNarrow ? <NarrowCells keeping={keeping} /> : <WideCells keeping={keeping} />}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

type CellsProps = { readonly keeping: ShownKeeping };

function WideCells({ keeping }: CellsProps) {
  return (
    <>
      <IndexTable.Cell>
        <Order keeping={keeping} />
      </IndexTable.Cell>
      <IndexTable.Cell>{keeping.field}</IndexTable.Cell>
      <IndexTable.Cell>
        <div className="wrapping-cell">
          <Ground keeping={keeping} />
        </div>
      </IndexTable.Cell>
      <IndexTable.Cell>{keeping.until}</IndexTable.Cell>
      <IndexTable.Cell>
        <div className="wrapping-cell">
          <Status keeping={keeping} />
        </div>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Request keeping={keeping} />
      </IndexTable.Cell>
    </>
  );
}

function NarrowCells({ keeping }: CellsProps) {
  return (
    <div className="narrow-row">
      <BlockStack gap="100">
        <InlineStack align="space-between" gap="200">
          <Text as="span" fontWeight="semibold">
            {keeping.field}
          </Text>
          <span>by law until {keeping.until}</span>
        </InlineStack>
        <InlineStack gap="200">
          {keeping.order === null ? (
            <Text as="span" tone="subdued">
              Order number no longer stored
            </Text>
          ) : (
            <span>
              Order <Order keeping={keeping} />
            </span>
          )}
          {keeping.request === null ? null : (
            <span>
              Request <Request keeping={keeping} />
            </span>
          )}
        </InlineStack>
        <Ground keeping={keeping} />
        <Status keeping={keeping} />
      </BlockStack>
    </div>
  );
}

function Order({ keeping: { order } }: CellsProps) {
  if (order === null) {
    return (
      <Text as="span" tone="subdued">
        No longer stored
      </Text>
    );
  }
  return (
    <Link url={order.url} target="_top">
      {order.id}
    </Link>
  );
}

function Ground({ keeping: { ground } }: CellsProps) {
  return ground.url === null ? (
    <span>{ground.source}</span>
  ) : (
    <Link url={ground.url} target="_blank">
      {ground.source}
    </Link>
  );
}

function Status({ keeping: { status, note, isGrantable } }: CellsProps) {
  return (
    <InlineStack gap="200" blockAlign="center">
      <StatusBadge label={status} />
      {note === "" ? null : (
        <Text as="span" tone="subdued">
          {note}
        </Text>
      )}
      {isGrantable ? <Link url="/app">Open Home</Link> : null}
    </InlineStack>
  );
}

function Request({ keeping: { request } }: CellsProps) {
  return request === null ? null : (
    <AppLink to={request.url} className="request-link">
      {request.reference}
    </AppLink>
  );
}
