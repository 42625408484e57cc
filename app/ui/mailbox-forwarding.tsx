import { Banner, BlockStack, Button, InlineStack, Link, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { Facts } from "./facts.tsx";
import type { ShownForwarding } from "./present/present-mailbox.ts";
import { SettingsSection } from "./settings-section.tsx";
import { useAction } from "./use-action.ts";

type Props = { readonly forwarding: ShownForwarding | null; readonly mayConfigure: boolean };

/** The other way: the shop's mail server, or its mail provider, passes each mail on to Lagom. */
export function MailboxForwarding({ forwarding, mayConfigure }: Props) {
  const { run, isBusy } = useAction();
  return (
    <SettingsSection
      title="Forward mails"
      text="Your mail server sends Lagom a copy of each mail to support. Lagom gets no password, and your mailbox stays as it is."
    >
      {forwarding === null ? (
        <BlockStack gap="400">
          <Text as="p">
            Lagom makes an address for your shop. Have your mail server forward a copy of every mail
            to support to it, unchanged.
          </Text>
          <InlineStack>
            <Button
              disabled={!mayConfigure}
              loading={isBusy}
              onClick={() => run({ intent: "open-forwarding" })}
            >
              Get the address
            </Button>
          </InlineStack>
        </BlockStack>
      ) : (
        <Ways forwarding={forwarding} mayConfigure={mayConfigure} />
      )}
    </SettingsSection>
  );
}

function Ways({ forwarding, mayConfigure }: Required<Props> & { forwarding: ShownForwarding }) {
  const { address, webhook, lastMail, confirmation } = forwarding;
  return (
    <BlockStack gap="400">
      {confirmation === null || !mayConfigure ? null : <Confirmation {...confirmation} />}
      {address === null ? (
        <Text as="p">
          Whoever runs Lagom for you has not set up an address for mails. A mail provider can post
          them instead.
        </Text>
      ) : (
        <Way title="Address to forward to" value={address}>
          Set it up in your mail program or with your mail provider as “forward a copy”.
        </Way>
      )}
      {webhook === null ? null : (
        <Way title="Webhook of a mail provider" value={webhook}>
          For Mailgun, SendGrid, Postmark and others: as the address that raw mails (MIME) are
          posted to. Keep it to yourself; whoever knows it can post mails.
        </Way>
      )}
      <Facts facts={[["Last mail", lastMail]]} />
      {mayConfigure ? <Renewal /> : null}
    </BlockStack>
  );
}

/** Gmail forwards only once its number was entered, and sends it where nobody but Lagom sees it. */
function Confirmation({ code, link }: NonNullable<ShownForwarding["confirmation"]>) {
  return (
    <Banner tone="info" title="Google asks you to confirm the forwarding">
      <Text as="p">
        In Gmail’s settings, “Forwarding and POP/IMAP”, enter the number {code}. It has been sent to
        this address by Google.
      </Text>
      {link === null ? null : (
        <Link url={link} target="_blank">
          Confirm at Google instead
        </Link>
      )}
    </Banner>
  );
}

type WayProps = { readonly title: string; readonly value: string; readonly children: string };

function Way({ title, value, children }: WayProps) {
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        {title}
      </Text>
      <code className="break-anywhere">{value}</code>
      <Text as="p" tone="subdued">
        {children}
      </Text>
    </BlockStack>
  );
}

/** What somebody else came to know can be made worthless. */
function Renewal() {
  const [isAsking, setAsking] = useState(false);
  const { run, isBusy } = useAction();
  return (
    <InlineStack>
      <Button loading={isBusy} onClick={() => setAsking(true)}>
        Make a new address
      </Button>
      <Modal
        open={isAsking}
        onClose={() => setAsking(false)}
        title="Make a new address?"
        primaryAction={{
          content: "Make a new one",
          destructive: true,
          onAction: () => {
            setAsking(false);
            run({ intent: "renew-forwarding" });
          },
        }}
        secondaryActions={[{ content: "Keep it", onAction: () => setAsking(false) }]}
      >
        <Modal.Section>
          <Text as="p">
            The present address and webhook take no more mail at once. Set up the new ones with your
            mail provider right after.
          </Text>
        </Modal.Section>
      </Modal>
    </InlineStack>
  );
}
