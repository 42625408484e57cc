import { BlockStack, Card, InlineGrid, Page, Text } from "@shopify/polaris";
import { ConsentsTable } from "./consents-table.tsx";
import { EmptyNote } from "./empty-note.tsx";
import { Facts } from "./facts.tsx";
import type { ShownReplay } from "./present/present-consents.ts";

/** One choice, with the very words it was made by. */
export function ConsentReplayPage({ replay }: { readonly replay: ShownReplay | null }) {
  return (
    <Page
      title="A choice on record"
      backAction={{ content: "Record of choices", url: "/app/notice/consents" }}
    >
      {replay === null ? (
        <Card padding="0">
          <EmptyNote
            title="The words of this choice are not there"
            text="The record stands, but the version of the notice it names was not kept in its language."
          />
        </Card>
      ) : (
        <Replay replay={replay} />
      )}
    </Page>
  );
}

function Replay({ replay }: { readonly replay: ShownReplay }) {
  const { language, direction } = replay;
  return (
    <BlockStack gap="400">
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            What was chosen
          </Text>
          <Facts facts={replay.facts} />
        </BlockStack>
      </Card>
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="400" alignItems="start">
        <Words
          title="The notice as it read"
          text="Word for word, as this visitor met it."
          lines={replay.first}
          {...{ language, direction }}
        />
        <Words
          title="Behind “choose”"
          text="What stood one click away."
          lines={replay.second}
          {...{ language, direction }}
        />
      </InlineGrid>
      {replay.history.length < 2 ? null : (
        <Card padding="0">
          <div className="narrow-row">
            <Text as="h2" variant="headingMd">
              All choices of this browser
            </Text>
          </div>
          <ConsentsTable records={replay.history} />
        </Card>
      )}
    </BlockStack>
  );
}

type WordsProps = Pick<ShownReplay, "language" | "direction"> & {
  readonly title: string;
  readonly text: string;
  readonly lines: readonly string[];
};

function Words({ title, text, lines, language, direction }: WordsProps) {
  if (lines.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <Text as="p" tone="subdued">
            {text}
          </Text>
        </BlockStack>
        <div className="replay" lang={language} dir={direction}>
          {lines.map((line, at) => (
            <p key={String(at)}>{line}</p>
          ))}
        </div>
      </BlockStack>
    </Card>
  );
}
