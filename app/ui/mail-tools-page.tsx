import { Banner, BlockStack, Page } from "@shopify/polaris";
import { MailToolsAdd } from "./mail-tools-add.tsx";
import { MailToolsLinks } from "./mail-tools-links.tsx";
import { MailToolsList } from "./mail-tools-list.tsx";
import { MailToolsRule } from "./mail-tools-rule.tsx";
import { MailToolsSender } from "./mail-tools-sender.tsx";
import type { ShownFieldRun } from "./present/present-field-run.ts";
import type { ShownMailTools } from "./present/present-mail-tools.ts";
import { SettingsSection } from "./settings-section.tsx";

type Props = ShownMailTools & {
  readonly fields: ShownFieldRun;
  readonly mayConfigure: boolean;
};

/** How the systems that send learn who left, and what becomes of sign-ups that say otherwise. */
export function MailToolsPage({ rule, tools, questions, fields, mayConfigure }: Props) {
  return (
    <Page
      title="Mail tools"
      subtitle="Who else sends for your shop, how it learns who left, and what happens when somebody appears as subscribed again."
      backAction={{ content: "Newsletter", url: "/app/newsletter" }}
    >
      <BlockStack gap="600">
        {mayConfigure ? null : (
          <Banner tone="info">
            You can look at this. The account owner can allow you to change it.
          </Banner>
        )}
        <SettingsSection
          title="Subscribed again"
          text="Imports and other apps often subscribe people who left. This is your rule for it. A bulk import never lets anybody in again, whatever you choose here."
        >
          <MailToolsRule rule={rule} questions={questions} isDisabled={!mayConfigure} />
        </SettingsSection>
        <SettingsSection
          title="Tools told by Lagom"
          text="Shopify’s own consent is kept right without this. A tool with a list of its own is told within seconds, by a signed message to an address you name."
          isFlush
        >
          <MailToolsList tools={tools} isDisabled={!mayConfigure} />
        </SettingsSection>
        <SettingsSection
          title="Add a tool"
          text="Any system that can receive webhooks: your own server, Zapier, Make, or a mail tool’s own address. What the messages look like is in docs/mail-tools.md."
        >
          <MailToolsAdd isDisabled={!mayConfigure} />
        </SettingsSection>
        <SettingsSection
          title="The link in their mails"
          text="A link that leads out of everything at once, for mails Lagom does not send."
        >
          <MailToolsLinks run={fields} isDisabled={!mayConfigure} />
        </SettingsSection>
        <SettingsSection
          title="A sender of your own"
          text="For a mail server or program that your shop runs itself."
        >
          <MailToolsSender isDisabled={!mayConfigure} />
        </SettingsSection>
      </BlockStack>
    </Page>
  );
}
