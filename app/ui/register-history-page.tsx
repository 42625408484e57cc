import { Link as AppLink } from "@remix-run/react";
import {
  BlockStack,
  Button,
  Card,
  IndexTable,
  InlineStack,
  Page,
  Pagination,
  Text,
  useBreakpoints,
} from "@shopify/polaris";
import type { ShownVersion } from "./present/present-register-history.ts";

type Props = {
  readonly versions: readonly ShownVersion[];
  /** The number below which the next older page begins; null on the last. */
  readonly olderBefore: number | null;
  /** Whether this is not the first page. */
  readonly isLater: boolean;
};

/** Every version of the register, newest first. */
export function RegisterHistoryPage({ versions, olderBefore, isLater }: Props) {
  const isNarrow = useBreakpoints().mdDown;
  return (
    <Page
      title="History of the register"
      subtitle="Every change made a version. None can be altered; each can be restored."
      backAction={{ content: "Register", url: "/app/register" }}
    >
      <BlockStack gap="400">
        <Card padding="0">
          <IndexTable
            itemCount={versions.length}
            selectable={false}
            condensed={isNarrow}
            resourceName={{ singular: "version", plural: "versions" }}
            headings={[
              { title: "Version" },
              { title: "When" },
              { title: "Who" },
              { title: "Why" },
              { title: "What" },
            ]}
          >
            {versions.map((version, position) => (
              <IndexTable.Row id={String(version.number)} key={version.number} position={position}>
                {isNarrow ? <NarrowCells version={version} /> : <WideCells version={version} />}
              </IndexTable.Row>
            ))}
          </IndexTable>
          {olderBefore === null ? null : (
            <Pagination
              type="table"
              label={`Version ${String(versions.at(-1)?.number)} to ${String(versions[0]?.number)}`}
              hasNext
              nextURL={`/app/register/history?before=${String(olderBefore)}`}
            />
          )}
        </Card>
        {isLater ? (
          <InlineStack align="center">
            <Button url="/app/register/history">Newest versions</Button>
          </InlineStack>
        ) : null}
      </BlockStack>
    </Page>
  );
}

type CellsProps = { readonly version: ShownVersion };

function WideCells({ version }: CellsProps) {
  return (
    <>
      <IndexTable.Cell>
        <VersionLink version={version} />
      </IndexTable.Cell>
      <IndexTable.Cell>{version.at}</IndexTable.Cell>
      <IndexTable.Cell>{version.by}</IndexTable.Cell>
      <IndexTable.Cell>{version.cause}</IndexTable.Cell>
      <IndexTable.Cell>{version.changes}</IndexTable.Cell>
    </>
  );
}

function NarrowCells({ version }: CellsProps) {
  return (
    <div className="narrow-row">
      <BlockStack gap="100">
        <InlineStack align="space-between" gap="200">
          <VersionLink version={version} />
          <span>{version.at}</span>
        </InlineStack>
        <Text as="span" tone="subdued">
          {version.cause} by {version.by}: {version.changes}
        </Text>
      </BlockStack>
    </div>
  );
}

function VersionLink({ version }: CellsProps) {
  return (
    <AppLink to={`/app/register/history/${String(version.number)}`} className="request-link">
      Version {version.number}
    </AppLink>
  );
}
