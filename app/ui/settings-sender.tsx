import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Badge, BlockStack, Button, InlineStack, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { ShownSender } from "./present/present-settings.ts";
import { SettingsSection } from "./settings-section.tsx";
import type { SettingsReply } from "./settings-reply.ts";

type Props = { readonly sender: ShownSender; readonly isDisabled: boolean };

/** Sending from the shop's own domain: enter it, put a record into DNS, have it checked. */
export function SettingsSender({ sender, isDisabled }: Props) {
  const [domain, setDomain] = useState(sender.domain ?? "");
  const fetcher = useFetcher<SettingsReply>();
  const bridge = useAppBridge();
  const reply = fetcher.data;
  useEffect(() => {
    if (reply !== undefined) bridge.toast.show(reply.message, { isError: !reply.ok });
  }, [bridge, reply]);
  const fault = reply?.faults["senderDomain"];
  return (
    <SettingsSection
      title="Mail from your own domain"
      text="Mails of Lagom come from its own address in your shop’s name. With one record in DNS they come from your domain instead."
    >
      <BlockStack gap="400">
        <TextField
          label="Domain"
          autoComplete="off"
          placeholder="example.com"
          value={domain}
          onChange={setDomain}
          disabled={isDisabled}
          {...(fault === undefined ? {} : { error: fault })}
        />
        {sender.record === null ? null : <RecordToSet sender={sender} />}
        <InlineStack>
          <Button
            onClick={() => fetcher.submit({ senderDomain: domain }, { method: "post" })}
            disabled={isDisabled}
            loading={fetcher.state !== "idle"}
          >
            {domain === "" ? "Save" : "Check and use"}
          </Button>
        </InlineStack>
      </BlockStack>
    </SettingsSection>
  );
}

function RecordToSet({ sender }: { readonly sender: ShownSender }) {
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          Record in DNS
        </Text>
        <Badge tone={sender.isVerified ? "success" : "attention"}>
          {sender.isVerified ? "In use" : "Not found yet"}
        </Badge>
      </InlineStack>
      <Text as="p" breakWord>
        CNAME <code>{sender.record?.name}</code>
      </Text>
      <Text as="p" breakWord>
        points to <code>{sender.record?.value}</code>
      </Text>
    </BlockStack>
  );
}
