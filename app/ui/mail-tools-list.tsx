import {
  Badge,
  Banner,
  BlockStack,
  Box,
  Button,
  ButtonGroup,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect } from "react";
import { EmptyNote } from "./empty-note.tsx";
import type { MailToolsReply } from "./mail-tools-reply.ts";
import type { ShownMailTool } from "./present/present-mail-tools.ts";
import { ShownOnce } from "./shown-once.tsx";

type Props = { readonly tools: readonly ShownMailTool[]; readonly isDisabled: boolean };

/** The shop's mail tools: how each fares, and what can be done with it. */
export function MailToolsList({ tools, isDisabled }: Props) {
  if (tools.length === 0) {
    return (
      <EmptyNote
        title="No tool is told yet"
        text="If Shopify Email, or a tool that follows Shopify’s consent, is all that sends for you, none is needed."
      />
    );
  }
  return (
    <ul className="plain-list divided">
      {tools.map((tool) => (
        <li key={tool.id}>
          <Tool tool={tool} isDisabled={isDisabled} />
        </li>
      ))}
    </ul>
  );
}

function Tool({
  tool,
  isDisabled,
}: {
  readonly tool: ShownMailTool;
  readonly isDisabled: boolean;
}) {
  const fetcher = useFetcher<MailToolsReply>({ key: `mail-tool-${tool.id}` });
  const bridge = useAppBridge();
  const reply = fetcher.data;
  useEffect(() => {
    if (reply !== undefined) bridge.toast.show(reply.message, { isError: !reply.ok });
  }, [bridge, reply]);
  const isOff = isDisabled || fetcher.state !== "idle";
  const button = (label: string, intent: string, tone?: "critical") => (
    <Button
      onClick={() => fetcher.submit({ intent, id: tool.id }, { method: "post" })}
      disabled={isOff}
      accessibilityLabel={`${label}: ${tool.name}`}
      {...(tone === undefined ? {} : { tone })}
    >
      {label}
    </Button>
  );
  return (
    <Box padding="400">
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {tool.name}
          </Text>
          <Badge tone={tool.state.tone}>{tool.state.text}</Badge>
        </InlineStack>
        <BlockStack gap="100">
          <Text as="p" breakWord>
            {tool.url}
          </Text>
          <Text as="p" tone="subdued">
            {tool.about}
          </Text>
          {tool.overlap === null ? null : (
            <Text as="p" tone="subdued">
              {tool.overlap}
            </Text>
          )}
        </BlockStack>
        {tool.trouble === null ? null : <Banner tone="critical">{tool.trouble}</Banner>}
        {reply?.secret === undefined ? null : <ShownOnce secret={reply.secret} />}
        <ButtonGroup>
          {button("Send a test", "test")}
          {button("New secret", "renew")}
          {tool.isOn ? button("Switch off", "off") : button("Switch on", "on")}
          {button("Remove", "remove", "critical")}
        </ButtonGroup>
      </BlockStack>
    </Box>
  );
}
