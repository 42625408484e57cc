import { Link } from "@remix-run/react";
import { BlockStack, IndexTable, InlineStack, Text, useBreakpoints } from "@shopify/polaris";
import type { ShownLine } from "./present/present-evidence.ts";

type Props = { readonly lines: readonly ShownLine[] };

/** Lines of the log as a table; on a phone each becomes a card-like row. */
export function EvidenceTable({ lines }: Props) {
  const isNarrow = useBreakpoints().mdDown;
  return (
    <IndexTable
      itemCount={lines.length}
      selectable={false}
      condensed={isNarrow}
      resourceName={{ singular: "line", plural: "lines" }}
      headings={[
        { title: "Line" },
        { title: "When" },
        { title: "What" },
        { title: "Request" },
        { title: "Hash" },
      ]}
    >
      {lines.map((line, position) => (
        <IndexTable.Row id={line.seq} key={line.seq} position={position}>
          {isNarrow ? <NarrowCells line={line} /> : <WideCells line={line} />}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

type CellsProps = { readonly line: ShownLine };

function WideCells({ line }: CellsProps) {
  return (
    <>
      <IndexTable.Cell>{line.seq}</IndexTable.Cell>
      <IndexTable.Cell>{line.at}</IndexTable.Cell>
      <IndexTable.Cell>
        <div className="wrapping">
          <What line={line} />
        </div>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Request line={line} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Hash line={line} />
      </IndexTable.Cell>
    </>
  );
}

function NarrowCells({ line }: CellsProps) {
  return (
    <div className="narrow-row">
      <BlockStack gap="050">
        <InlineStack align="space-between" gap="200">
          <Text as="span" tone="subdued">
            {line.seq} · {line.at}
          </Text>
          <Request line={line} />
        </InlineStack>
        <div className="wrapping">
          <What line={line} />
        </div>
        <Hash line={line} />
      </BlockStack>
    </div>
  );
}

function What({ line }: CellsProps) {
  return (
    <>
      <Text as="span" fontWeight="medium">
        {line.text}
      </Text>
      {line.counts === "" ? null : (
        <Text as="span" tone="subdued">
          {" · "}
          {line.counts}
        </Text>
      )}
    </>
  );
}

function Request({ line: { request } }: CellsProps) {
  return request === null ? null : (
    <Link to={request.url} className="request-link">
      {request.reference}
    </Link>
  );
}

/** The beginning tells lines apart; the whole one is in the export. */
function Hash({ line: { hash } }: CellsProps) {
  return (
    <Text as="span" tone="subdued">
      <code>{hash.slice(0, 12)}…</code>
    </Text>
  );
}
