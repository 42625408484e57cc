import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, InlineStack, Text, TextField } from "@shopify/polaris";
import type { MailToolsReply } from "./mail-tools-reply.ts";

/** The key by which a mail server of the shop's own asks for links and for who left. */
export function MailToolsSender({ isDisabled }: { readonly isDisabled: boolean }) {
  const fetcher = useFetcher<MailToolsReply>({ key: "sender-key" });
  const { secret } = fetcher.data ?? {};
  return (
    <BlockStack gap="400">
      <Text as="p">
        With this key it asks Lagom for the unsubscribe headers of a mail, and right before sending
        who of its addresses has left. Whoever has the key can ask, so keep it as you keep a
        password. That it was shown is noted in the timeline.
      </Text>
      {secret === undefined ? (
        <InlineStack>
          <Button
            onClick={() => fetcher.submit({ intent: "sender-key" }, { method: "post" })}
            loading={fetcher.state !== "idle"}
            disabled={isDisabled}
          >
            Show the key
          </Button>
        </InlineStack>
      ) : (
        <TextField
          label="Sender key"
          value={secret}
          helpText="For `npm run headers`, `npm run suppressed` and the calls in docs/newsletter-links.md."
          readOnly
          monospaced
          selectTextOnFocus
          autoComplete="off"
        />
      )}
    </BlockStack>
  );
}
