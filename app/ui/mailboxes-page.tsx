import {
  Banner,
  BlockStack,
  Button,
  ButtonGroup,
  Card,
  InlineStack,
  Page,
  Text,
} from "@shopify/polaris";
import { EmptyNote } from "./empty-note.tsx";
import { Facts } from "./facts.tsx";
import { MailboxForwarding } from "./mailbox-forwarding.tsx";
import type { ShownForwarding, ShownMailbox } from "./present/present-mailbox.ts";
import { SettingsSection } from "./settings-section.tsx";
import { StatusBadge } from "./status-badge.tsx";
import { useAction } from "./use-action.ts";

type Props = {
  readonly mailboxes: readonly ShownMailbox[];
  readonly forwarding: ShownForwarding | null;
  readonly mayConfigure: boolean;
};

const newUrl = "/app/newsletter/mailbox/new";

/** How mails to the shop's support reach Lagom, and how each way is doing. */
export function MailboxesPage({ mailboxes, forwarding, mayConfigure }: Props) {
  return (
    <Page
      title="Mail to support"
      subtitle="Whoever writes to you to leave the newsletter is taken off at once. Lagom reads along; every mail stays where it is, unread, for you."
      backAction={{ content: "Newsletter", url: "/app/newsletter" }}
    >
      <BlockStack gap="400">
        {mayConfigure ? null : (
          <Banner tone="info">
            You can look at this. The account owner can allow you to change it.
          </Banner>
        )}
        <BlockStack gap="600">
          <SettingsSection
            title="Look into a mailbox"
            text="Lagom signs in to your support mailbox and sees what comes. It begins with the next mail, marks nothing as read, and moves and deletes nothing."
            isFlush={mailboxes.length === 0}
          >
            {mailboxes.length === 0 ? <NoMailbox mayConfigure={mayConfigure} /> : null}
            <BlockStack gap="400">
              {mailboxes.map((mailbox) => (
                <MailboxCard key={mailbox.id} mailbox={mailbox} mayConfigure={mayConfigure} />
              ))}
              {mailboxes.length > 0 && mayConfigure ? (
                <InlineStack>
                  <Button url={newUrl}>Add another mailbox</Button>
                </InlineStack>
              ) : null}
            </BlockStack>
          </SettingsSection>
          <MailboxForwarding forwarding={forwarding} mayConfigure={mayConfigure} />
        </BlockStack>
      </BlockStack>
    </Page>
  );
}

function NoMailbox({ mayConfigure }: Pick<Props, "mayConfigure">) {
  return (
    <EmptyNote
      title="No mailbox is looked into"
      text="You need the mailbox’s address and an app password, or a sign-in token from Google or Microsoft."
      {...(mayConfigure ? { action: { content: "Add a mailbox", url: newUrl } } : {})}
    />
  );
}

type CardProps = { readonly mailbox: ShownMailbox; readonly mayConfigure: boolean };

function MailboxCard({ mailbox, mayConfigure }: CardProps) {
  const { id, name, isOff, status, facts, trouble } = mailbox;
  const { run, isBusy } = useAction();
  return (
    <Card background="bg-surface-secondary">
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm" breakWord>
            {name}
          </Text>
          <StatusBadge label={status} />
        </InlineStack>
        {trouble === null ? null : (
          <Banner tone={trouble.isSerious ? "critical" : "warning"} title={trouble.title}>
            <p>{trouble.text}</p>
          </Banner>
        )}
        <Facts facts={facts} />
        {mayConfigure ? (
          <ButtonGroup>
            <Button
              url={`/app/newsletter/mailbox/${id}`}
              accessibilityLabel={`Change the settings of ${name}`}
            >
              Change
            </Button>
            <Button
              loading={isBusy}
              onClick={() => run({ intent: isOff ? "turn-on" : "turn-off", id })}
              accessibilityLabel={`${isOff ? "Turn on" : "Turn off"} ${name}`}
            >
              {isOff ? "Turn on" : "Turn off"}
            </Button>
          </ButtonGroup>
        ) : null}
      </BlockStack>
    </Card>
  );
}
