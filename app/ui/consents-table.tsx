import { Link } from "@remix-run/react";
import { BlockStack, IndexTable, InlineStack, Text, useBreakpoints } from "@shopify/polaris";
import type { ShownConsent } from "./present/present-consents.ts";

type Props = { readonly records: readonly ShownConsent[] };

/** Choices as a table; on a phone each becomes a card-like row. */
export function ConsentsTable({ records }: Props) {
  const isNarrow = useBreakpoints().mdDown;
  return (
    <IndexTable
      itemCount={records.length}
      selectable={false}
      condensed={isNarrow}
      resourceName={{ singular: "choice", plural: "choices" }}
      headings={[
        { title: "When" },
        { title: "Browser" },
        { title: "How" },
        { title: "Allowed" },
        { title: "Where" },
        { title: "Language" },
      ]}
    >
      {records.map((record, position) => (
        <IndexTable.Row id={record.id} key={record.id} position={position}>
          {isNarrow ? <NarrowCells record={record} /> : <WideCells record={record} />}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

type CellsProps = { readonly record: ShownConsent };

function WideCells({ record }: CellsProps) {
  return (
    <>
      <IndexTable.Cell>
        <When record={record} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Browser record={record} />
      </IndexTable.Cell>
      <IndexTable.Cell>{record.act}</IndexTable.Cell>
      <IndexTable.Cell>
        <div className="wrapping">{record.choices}</div>
      </IndexTable.Cell>
      <IndexTable.Cell>{record.where}</IndexTable.Cell>
      <IndexTable.Cell>{record.language}</IndexTable.Cell>
    </>
  );
}

function NarrowCells({ record }: CellsProps) {
  return (
    <div className="narrow-row">
      <BlockStack gap="050">
        <InlineStack align="space-between" gap="200">
          <When record={record} />
          <Browser record={record} />
        </InlineStack>
        <div className="wrapping">
          <Text as="span" fontWeight="medium">
            {record.act}
          </Text>
          {` · ${record.choices}`}
        </div>
        <Text as="span" tone="subdued">
          {record.where} · {record.language}
        </Text>
      </BlockStack>
    </div>
  );
}

function When({ record }: CellsProps) {
  return (
    <Link to={record.url} className="request-link">
      {record.at}
    </Link>
  );
}

function Browser({ record: { browser, number } }: CellsProps) {
  return (
    <Text as="span" tone="subdued">
      <code>{browser}</code> no. {number}
    </Text>
  );
}
