import { Banner, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import type { ShownAnswer, ShownRequest } from "./present/present-request.ts";
import { Facts } from "./facts.tsx";
import type { RunAction } from "./use-action.ts";
import { useDownload } from "./use-download.ts";

type Props = {
  readonly request: ShownRequest;
  readonly answer: ShownAnswer;
  readonly may: { readonly download: boolean; readonly approve: boolean };
  readonly action: { readonly run: RunAction; readonly isBusy: boolean };
  readonly onDownloaded: () => void;
};

/** The answer: look at it, download it, say that it was handed over. */
export function RequestAnswer(props: Props) {
  const { answer, request } = props;
  const isThere = answer.status === "current";
  const isHandedOver = request.statusCode === "handed-over";
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Answer
          </Text>
          <Text as="p" tone="subdued">
            {isThere
              ? "A package for the person: a page to read, the data as JSON and CSV, and a list of what is missing."
              : "Its content was deleted: its time was over, or the person was erased."}
          </Text>
        </BlockStack>
        <Facts
          facts={[
            ["Found", `${answer.records} in ${answer.places}`],
            ["Made", answer.created],
            ["Language", answer.language],
            ["Size", answer.size],
            // What is gone is kept until nothing.
            ...(isThere ? [["Kept until", answer.expires ?? "not limited"] as const] : []),
            ["Downloads", answer.downloads],
          ]}
        />
        {isThere ? <AnswerButtons {...props} isHandedOver={isHandedOver} /> : null}
      </BlockStack>
    </Card>
  );
}

function AnswerButtons(props: Props & { readonly isHandedOver: boolean }) {
  const { request, answer, may, action, isHandedOver } = props;
  const preview = usePreview(`/app/requests/${request.id}/preview`);
  const download = useDownload(`/app/requests/${request.id}/download`, {
    fileName: answer.fileName,
    done: "Answer downloaded",
    failureOf,
    onDone: props.onDownloaded,
  });
  const failure = preview.failure ?? download.failure;
  return (
    <BlockStack gap="400">
      {failure === null ? null : <Banner tone="critical">{failure}</Banner>}
      <InlineStack gap="200">
        <Button
          variant="primary"
          onClick={download.start}
          loading={download.isBusy}
          disabled={!may.download}
        >
          Download
        </Button>
        <Button
          onClick={preview.toggle}
          loading={preview.isBusy}
          disabled={!may.download}
          ariaExpanded={preview.html !== null}
          ariaControls="answer-preview"
        >
          {preview.html === null ? "Look at it" : "Close preview"}
        </Button>
        {isHandedOver ? (
          <Button
            onClick={() => action.run({ intent: "undo-hand-over" })}
            loading={action.isBusy}
            disabled={!may.approve}
          >
            Undo “handed over”
          </Button>
        ) : (
          <Button
            onClick={() => action.run({ intent: "hand-over" })}
            loading={action.isBusy}
            disabled={!may.approve || request.statusCode !== "answered"}
          >
            Mark as handed over
          </Button>
        )}
      </InlineStack>
      {may.download && may.approve ? null : (
        <Text as="p" tone="subdued">
          {may.download
            ? "You may open this answer, but not decide on it."
            : "You may not open answers. The account owner can allow it in Settings."}
        </Text>
      )}
      {preview.html === null ? null : (
        <iframe
          id="answer-preview"
          className="answer-preview"
          title="Preview of the answer"
          sandbox=""
          srcDoc={preview.html}
        />
      )}
    </BlockStack>
  );
}

const failureOf = (status: number): string =>
  status === 403
    ? "You may not open answers. The attempt was recorded."
    : "The answer could not be opened. Please try again.";

/** App Bridge signs fetches, not frames: the page is fetched and shown without any rights. */
function usePreview(url: string) {
  const [html, setHtml] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const load = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const response = await fetch(url);
      if (response.ok) setHtml(await response.text());
      else setFailure(failureOf(response.status));
    } catch {
      setFailure(failureOf(0));
    } finally {
      setBusy(false);
    }
  };
  const toggle = () => {
    if (html === null) void load();
    else setHtml(null);
  };
  return { html, isBusy, failure, toggle };
}
