import {
  BlockStack,
  Box,
  Card,
  IndexTable,
  InlineStack,
  Text,
  useBreakpoints,
} from "@shopify/polaris";
import { Fragment } from "react";
import type { ShownFate, ShownFateRow, ShownPlan } from "./present/present-erasure-plan.ts";

/** Every field that was found, grouped by what happens to it. */
export function RequestErasurePlan({ plan }: { readonly plan: ShownPlan }) {
  const isNarrow = useBreakpoints().mdDown;
  const rowCount = plan.fates.reduce((sum, { rows }) => sum + rows.length + 1, 0);
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {plan.title}
          </Text>
          {plan.summary === "" ? null : <Text as="p">{plan.summary}</Text>}
          <Text as="p" tone="subdued">
            {plan.text}
          </Text>
        </BlockStack>
      </Box>
      <IndexTable
        itemCount={rowCount}
        selectable={false}
        condensed={isNarrow}
        resourceName={{ singular: "row", plural: "rows" }}
        headings={[
          { title: "Place", id: "plan-place" },
          { title: "Fields", id: "plan-fields" },
          { title: "Why", id: "plan-why" },
          { title: "Number", id: "plan-number", alignment: "end" },
        ]}
      >
        {withPositions(plan.fates).map(({ fate, at }) => (
          <Fragment key={fate.id}>
            <FateRow fate={fate} position={at} isNarrow={isNarrow} />
            {fate.rows.map((row, index) => (
              <IndexTable.Row id={row.id} key={row.id} position={at + 1 + index}>
                {isNarrow ? <NarrowCells row={row} /> : <WideCells row={row} />}
              </IndexTable.Row>
            ))}
          </Fragment>
        ))}
      </IndexTable>
      <Box padding="400">
        <Text as="p" tone="subdued" variant="bodySm">
          Digest of the plan: <span className="break-anywhere">{plan.digest}</span>
        </Text>
      </Box>
    </Card>
  );
}

/** Each group with the position of its first row in the whole table. */
function withPositions(fates: readonly ShownFate[]) {
  let next = 0;
  return fates.map((fate) => {
    const at = next;
    next += fate.rows.length + 1;
    return { fate, at };
  });
}

type FateRowProps = {
  readonly fate: ShownFate;
  readonly position: number;
  readonly isNarrow: boolean;
};

function FateRow({ fate, position, isNarrow }: FateRowProps) {
  const words = (
    <span className="wrapping">
      <Text as="span" variant="headingSm">
        {fate.title}
      </Text>
      <br />
      <Text as="span" tone="subdued" fontWeight="regular">
        {fate.text}
      </Text>
    </span>
  );
  return (
    <IndexTable.Row id={`fate-${fate.id}`} position={position} rowType="subheader">
      {isNarrow ? (
        <div className="narrow-row">
          <InlineStack align="space-between" gap="200" wrap={false}>
            {words}
            <Text as="span" variant="headingSm" numeric>
              {fate.count}
            </Text>
          </InlineStack>
        </div>
      ) : (
        <>
          <IndexTable.Cell as="th" scope="colgroup" colSpan={3} id={`fate-${fate.id}-title`}>
            {words}
          </IndexTable.Cell>
          <IndexTable.Cell>
            <Text as="span" variant="headingSm" alignment="end" numeric>
              {fate.count}
            </Text>
          </IndexTable.Cell>
        </>
      )}
    </IndexTable.Row>
  );
}

type RowProps = { readonly row: ShownFateRow };

function WideCells({ row }: RowProps) {
  return (
    <>
      <IndexTable.Cell>{row.place}</IndexTable.Cell>
      <IndexTable.Cell>
        <span className="wrapping">{row.what}</span>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <div className="wrapping wrapping--wide">{row.why}</div>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {row.count}
        </Text>
      </IndexTable.Cell>
    </>
  );
}

function NarrowCells({ row }: RowProps) {
  return (
    <div className="narrow-row">
      <BlockStack gap="050">
        <InlineStack align="space-between" gap="200" wrap={false}>
          <Text as="span" fontWeight="medium">
            {row.place}
          </Text>
          <Text as="span" numeric>
            {row.count}
          </Text>
        </InlineStack>
        <span className="wrapping">{row.what}</span>
        {row.why === "" ? null : (
          <Text as="span" tone="subdued">
            <span className="wrapping">{row.why}</span>
          </Text>
        )}
      </BlockStack>
    </div>
  );
}
