import { useFetcher } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Button,
  Card,
  DropZone,
  InlineStack,
  Page,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { Facts } from "../facts.tsx";
import type { ShownTrial } from "../present/present-trial.ts";

/** What the test tool answers. */
export type TrialReply =
  | { readonly ok: true; readonly trial: ShownTrial }
  | { readonly ok: false; readonly message: string };

/** Files beyond this are not sent; the words of a mail stand at its beginning. */
const fileBytesMax = 5_000_000;

/** “What would you do with this mail?”: nothing is kept and nothing is done. */
export function TryPage() {
  const fetcher = useFetcher<TrialReply>();
  const [text, setText] = useState("");
  const reply = fetcher.state === "idle" ? fetcher.data : undefined;
  return (
    <Page
      title="What would you do with this mail?"
      backAction={{ content: "Newsletter", url: "/app/newsletter" }}
      subtitle="Nothing is kept, nobody is taken out, and nothing is sent."
    >
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="400">
            <TextField
              label="The mail"
              value={text}
              onChange={setText}
              multiline={8}
              maxHeight="24rem"
              autoComplete="off"
              maxLength={200_000}
              placeholder="Hi, please take me off your list."
              helpText="What somebody wrote, or the whole mail as its source (in most mail programs: “show original”)."
            />
            <InlineStack gap="300" blockAlign="center">
              <Button
                variant="primary"
                disabled={text.trim() === ""}
                loading={fetcher.state !== "idle"}
                onClick={() => fetcher.submit({ text }, { method: "post" })}
              >
                Show what would be done
              </Button>
            </InlineStack>
            <MailFile onFile={(form) => fetcher.submit(form, uploading)} />
          </BlockStack>
        </Card>
        <div aria-live="polite">{reply === undefined ? null : <Reply reply={reply} />}</div>
      </BlockStack>
    </Page>
  );
}

const uploading = { method: "post", encType: "multipart/form-data" } as const;

function MailFile({ onFile }: { readonly onFile: (form: FormData) => void }) {
  const [failure, setFailure] = useState("");
  const take = (files: readonly File[]) => {
    const [file] = files;
    if (file === undefined) return;
    if (file.size > fileBytesMax) {
      setFailure("This file is larger than 5 MB. Try the mail without its attachments.");
      return;
    }
    setFailure("");
    const form = new FormData();
    form.append("file", file);
    onFile(form);
  };
  return (
    <BlockStack gap="200">
      <DropZone
        label="Or the mail as a file (.eml)"
        allowMultiple={false}
        variableHeight
        onDrop={(_all, accepted) => take(accepted)}
      >
        <DropZone.FileUpload actionTitle="Choose a file" actionHint="or drop it here" />
      </DropZone>
      {failure === "" ? null : <Banner tone="warning">{failure}</Banner>}
    </BlockStack>
  );
}

function Reply({ reply }: { readonly reply: TrialReply }) {
  if (!reply.ok) return <Banner tone="warning">{reply.message}</Banner>;
  const { trial } = reply;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            What would be done
          </Text>
          {trial.would.map((sentence) => (
            <Text as="p" key={sentence}>
              {sentence}
            </Text>
          ))}
          {trial.note === "" ? null : (
            <Text as="p" tone="subdued">
              {trial.note}
            </Text>
          )}
        </BlockStack>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {`Read as: ${trial.kind}`}
          </Text>
          <Facts facts={trial.facts} />
        </BlockStack>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            Why
          </Text>
          <ul className="plain-list">
            {trial.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </BlockStack>
      </BlockStack>
    </Card>
  );
}
