import {
  Banner,
  BlockStack,
  Button,
  Card,
  ChoiceList,
  DropZone,
  InlineStack,
  Page,
  ProgressBar,
  Text,
} from "@shopify/polaris";
import { type Channel, channels } from "../../domain/newsletter/types.ts";
import { counted } from "../present/dates.ts";
import { channelWords } from "../present/newsletter-words.ts";
import { type ListRun, useListCheck } from "./use-list-check.ts";
import { useState } from "react";

type Props = { readonly mayDownload: boolean };

/** Marks everybody who left in a list, before somebody sends to it. */
export function ListPage({ mayDownload }: Props) {
  const [channel, setChannel] = useState<Channel>("email");
  const { run, start, stop, save } = useListCheck();
  return (
    <Page
      title="Check a list"
      backAction={{ content: "Newsletter", url: "/app/newsletter" }}
      subtitle="The same rows, with a column that says who has left. Up to a million rows and more."
    >
      <BlockStack gap="400">
        {mayDownload ? null : (
          <Banner tone="info">
            You may not check lists. The account owner can allow you to download answers.
          </Banner>
        )}
        <Card>
          <BlockStack gap="400">
            <ChoiceList
              title="What the list is for"
              choices={channels.map((value) => ({ value, label: channelWords[value] }))}
              selected={[channel]}
              disabled={run.state === "running"}
              onChange={([chosen]) => setChannel(channels.find((one) => one === chosen) ?? "email")}
            />
            <DropZone
              label="List as CSV"
              allowMultiple={false}
              variableHeight
              disabled={!mayDownload || run.state === "running"}
              onDrop={(_all, [file]) => {
                if (file !== undefined) start(file, channel);
              }}
            >
              <DropZone.FileUpload actionTitle="Choose a file" actionHint="or drop it here" />
            </DropZone>
            <Text as="p" tone="subdued">
              The list is not kept. Your browser sends it piece by piece, and each is looked up and
              forgotten at once: so keep this page open until it is done. The column of addresses is
              found by its name, or by what stands in it.
            </Text>
          </BlockStack>
        </Card>
        <Progress run={run} onStop={stop} onSave={save} />
        <Words />
      </BlockStack>
    </Page>
  );
}

type ProgressProps = {
  readonly run: ListRun;
  readonly onStop: () => void;
  readonly onSave: () => void;
};

function Progress({ run, onStop, onSave }: ProgressProps) {
  if (run.state === "none") return null;
  if (run.state === "failed") return <Banner tone="critical">{run.message}</Banner>;
  const percent = Math.round(run.share * 100);
  const { rows, left, someTopics, noAddress } = run.counts;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd" breakWord>
          {run.name}
        </Text>
        <ProgressBar progress={percent} ariaLabelledBy="list-progress" />
        <div id="list-progress" aria-live="polite">
          <Text as="p">
            {run.state === "done"
              ? `${counted(rows, "row")} checked`
              : `${String(percent)}%, ${counted(rows, "row")} so far`}
          </Text>
        </div>
        <dl className="limits">
          {[
            ["Left everything", left],
            ["Left some topics", someTopics],
            ["Not an address", noAddress],
          ].map(([label, count]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{count?.toLocaleString("en")}</dd>
            </div>
          ))}
        </dl>
        <InlineStack gap="200">
          {run.state === "done" ? (
            <Button variant="primary" onClick={onSave}>
              Download the checked list
            </Button>
          ) : (
            <Button onClick={onStop}>Stop</Button>
          )}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

const words = [
  ["yes", "Left everything: do not send."],
  ["topics: …", "Left only these kinds of mail, such as contests or surveys."],
  ["no", "Has not left."],
  ["not an address", "The row has no address that can be read."],
] as const;

function Words() {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          What stands in the column “suppressed”
        </Text>
        <dl className="limits">
          {words.map(([word, text]) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <Text as="p" tone="subdued">
          “No” does not mean that you may write to somebody: that needs their consent, or an order
          and a way out they were shown. A sending system can ask by itself:
          docs/newsletter-links.md says how.
        </Text>
      </BlockStack>
    </Card>
  );
}
