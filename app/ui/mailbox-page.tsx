import { SaveBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Box, Button, InlineStack, Modal, Page, Text } from "@shopify/polaris";
import { useState } from "react";
import { MailboxFields } from "./mailbox-fields.tsx";
import type { MailboxFormValues } from "./present/present-mailbox.ts";
import { useMailboxForm } from "./use-mailbox-form.ts";

type Props = {
  readonly isNew: boolean;
  readonly values: MailboxFormValues;
  readonly mayConfigure: boolean;
};

/** The form of one mailbox Lagom looks into. */
export function MailboxPage({ isNew, values, mayConfigure }: Props) {
  const form = useMailboxForm(values);
  const [isAsking, setAsking] = useState(false);
  return (
    <Page
      title={isNew ? "New mailbox" : values.user}
      backAction={{ content: "Mail to support", url: "/app/newsletter/mailbox" }}
      secondaryActions={
        isNew || !mayConfigure
          ? []
          : [{ content: "Remove", destructive: true, onAction: () => setAsking(true) }]
      }
    >
      <SaveBar id="mailbox-save-bar" open={form.isDirty}>
        <button
          variant="primary"
          onClick={() => form.send("save")}
          {...(form.isSaving ? { loading: "" } : {})}
        >
          Save
        </button>
        <button onClick={form.discard} disabled={form.isSaving}>
          Discard
        </button>
      </SaveBar>
      <BlockStack gap="400">
        {mayConfigure ? null : (
          <Banner tone="info">
            You can look at this. The account owner can allow you to change it.
          </Banner>
        )}
        <BlockStack gap="600">
          <MailboxFields
            values={form.draft}
            faults={form.faults}
            isDisabled={!mayConfigure}
            isNew={isNew || form.draft.signIn !== values.signIn}
            onChange={form.change}
          />
        </BlockStack>
        {mayConfigure ? (
          <Box paddingInline={{ xs: "400", sm: "0" }}>
            <Trial form={form} />
          </Box>
        ) : null}
      </BlockStack>
      <Modal
        open={isAsking}
        onClose={() => setAsking(false)}
        title="Stop looking into this mailbox?"
        primaryAction={{
          content: "Remove",
          destructive: true,
          onAction: () => {
            setAsking(false);
            form.send("remove");
          },
        }}
        secondaryActions={[{ content: "Keep", onAction: () => setAsking(false) }]}
      >
        <Modal.Section>
          <Text as="p">
            Lagom forgets the password or token. Nothing in the mailbox changes, and who left the
            newsletter stays off it.
          </Text>
        </Modal.Section>
      </Modal>
    </Page>
  );
}

/** Connects once as entered, saved or not, and says in plain words how that went. */
function Trial({ form }: { readonly form: ReturnType<typeof useMailboxForm> }) {
  const { trial } = form;
  return (
    <BlockStack gap="300">
      {trial === null ? null : (
        <div role="status">
          <Banner tone={trial.isGood ? "success" : "critical"} title={trial.title}>
            <p>{trial.text}</p>
          </Banner>
        </div>
      )}
      <InlineStack align="end">
        <Button loading={form.isTrying} onClick={() => form.send("try")}>
          Test the connection
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
