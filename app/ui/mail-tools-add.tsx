import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import {
  BlockStack,
  Button,
  ChoiceList,
  FormLayout,
  InlineStack,
  TextField,
} from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { MailToolsReply } from "./mail-tools-reply.ts";
import { ShownOnce } from "./shown-once.tsx";

const empty = { name: "", url: "", readUrl: "", channels: ["email"] as readonly string[] };

const reached = [
  { value: "email", label: "E-mail" },
  { value: "sms", label: "Text messages" },
  { value: "whatsapp", label: "WhatsApp" },
];

/** The form by which a mail tool is added; its secret is shown once. */
export function MailToolsAdd({ isDisabled }: { readonly isDisabled: boolean }) {
  const { draft, change, add, reply, isBusy } = useAdding();
  const field = (name: "name" | "url" | "readUrl") => ({
    value: draft[name],
    onChange: (value: string) => change({ [name]: value }),
    disabled: isDisabled,
    autoComplete: "off",
    ...(reply?.faults?.[name] === undefined ? {} : { error: reply.faults[name] }),
  });
  return (
    <BlockStack gap="400">
      {reply?.secret === undefined ? null : <ShownOnce secret={reply.secret} />}
      <FormLayout>
        <TextField label="Name" {...field("name")} />
        <TextField
          label="Address it is told at"
          placeholder="https://example.com/left"
          type="url"
          {...field("url")}
        />
        <TextField
          label="Address it is asked at (optional)"
          helpText="With it Lagom reads back after minutes, a day and a week whether somebody who left is still out there."
          type="url"
          {...field("readUrl")}
        />
        <ChoiceList
          title="What it sends"
          allowMultiple
          choices={reached}
          selected={[...draft.channels]}
          onChange={(channels) => change({ channels })}
          disabled={isDisabled}
          {...(reply?.faults?.["channels"] === undefined
            ? {}
            : { error: reply.faults["channels"] })}
        />
      </FormLayout>
      <InlineStack>
        <Button onClick={add} loading={isBusy} disabled={isDisabled}>
          Add tool
        </Button>
      </InlineStack>
    </BlockStack>
  );
}

function useAdding() {
  const [draft, setDraft] = useState(empty);
  const fetcher = useFetcher<MailToolsReply>({ key: "add-mail-tool" });
  const bridge = useAppBridge();
  const reply = fetcher.data;
  useEffect(() => {
    if (reply === undefined) return;
    bridge.toast.show(reply.message, { isError: !reply.ok });
    if (reply.ok) setDraft(empty);
  }, [bridge, reply]);
  return {
    draft,
    reply,
    isBusy: fetcher.state !== "idle",
    change: (changed: Partial<typeof empty>) => setDraft({ ...draft, ...changed }),
    add: () => {
      const channels = draft.channels.join(",");
      fetcher.submit({ intent: "add", ...draft, channels }, { method: "post" });
    },
  };
}
