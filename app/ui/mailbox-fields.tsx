import { BlockStack, ChoiceList, FormLayout, Select, TextField } from "@shopify/polaris";
import { faultOf, type MailboxFieldsProps, MailboxSecrets } from "./mailbox-secrets.tsx";
import { SettingsSection } from "./settings-section.tsx";

const signIns = [
  {
    label: "App password",
    value: "password",
    helpText: "Works with most providers. Make one for Lagom alone, not your own password.",
  },
  {
    label: "Google sign-in token",
    value: "google",
    helpText: "For Google Workspace and Gmail where app passwords are not allowed.",
  },
  {
    label: "Microsoft sign-in token",
    value: "microsoft",
    helpText: "For Microsoft 365, which takes no passwords.",
  },
];

/** How Lagom signs in, to which server and folder, and whose word on senders it takes. */
export function MailboxFields(props: MailboxFieldsProps) {
  const { values, faults, isDisabled, onChange } = props;
  return (
    <>
      <SettingsSection
        title="Sign-in"
        text="What you enter is sealed under your shop’s own key and is never shown again."
      >
        <BlockStack gap="400">
          <ChoiceList
            title="How Lagom signs in"
            choices={signIns}
            selected={[values.signIn]}
            disabled={isDisabled}
            onChange={([signIn]) => {
              // Each provider has its own server; what was entered for another is of no use.
              const server = signIn === "password" ? {} : { host: "" };
              onChange({ signIn: signIn ?? "password", ...server });
            }}
            {...(faults["signIn"] === undefined ? {} : { error: faults["signIn"] })}
          />
          <TextField
            label="User name"
            autoComplete="off"
            placeholder="support@example.com"
            value={values.user}
            onChange={(user) => onChange({ user })}
            disabled={isDisabled}
            {...faultOf(faults, "user")}
          />
          <MailboxSecrets {...props} />
        </BlockStack>
      </SettingsSection>
      <SettingsSection
        title="Mailbox"
        text="Your mail provider calls the server “IMAP” or “incoming mail”. The connection is always encrypted."
      >
        <BlockStack gap="400">
          {values.signIn === "password" ? <ServerFields {...props} /> : null}
          <TextField
            label="Folder"
            autoComplete="off"
            value={values.folder}
            onChange={(folder) => onChange({ folder })}
            disabled={isDisabled}
            helpText="Where mails to support arrive. INBOX if nothing sorts them."
            {...faultOf(faults, "folder")}
          />
        </BlockStack>
      </SettingsSection>
      <BelievedServer {...props} />
    </>
  );
}

const encryptions = [
  { label: "SSL/TLS (port 993)", value: "implicit" },
  { label: "STARTTLS (port 143)", value: "starttls" },
];

function ServerFields({ values, faults, isDisabled, onChange }: MailboxFieldsProps) {
  return (
    <FormLayout>
      <TextField
        label="Server"
        autoComplete="off"
        placeholder="imap.example.com"
        value={values.host}
        onChange={(host) => onChange({ host })}
        disabled={isDisabled}
        {...faultOf(faults, "host")}
      />
      <FormLayout.Group>
        <Select
          label="Encryption"
          options={encryptions}
          value={values.encryption}
          onChange={(encryption) =>
            onChange({ encryption, port: encryption === "implicit" ? "993" : "143" })
          }
          disabled={isDisabled}
          {...faultOf(faults, "encryption")}
        />
        <TextField
          label="Port"
          autoComplete="off"
          inputMode="numeric"
          value={values.port}
          onChange={(port) => onChange({ port })}
          disabled={isDisabled}
          {...faultOf(faults, "port")}
        />
      </FormLayout.Group>
    </FormLayout>
  );
}

function BelievedServer({ values, faults, isDisabled, onChange }: MailboxFieldsProps) {
  return (
    <SettingsSection
      title="Who checks senders"
      text="Anybody can write somebody else’s address above a mail. Lagom checks signatures itself, and sends a link to the address where it cannot be sure. You may leave this empty."
    >
      <FormLayout>
        <TextField
          label="Your receiving server (optional)"
          autoComplete="off"
          placeholder="mx.example.com"
          value={values.authservId}
          onChange={(authservId) => onChange({ authservId })}
          disabled={isDisabled}
          helpText="The name at the beginning of “Authentication-Results” in the source of a mail that came to you. What this server says of a sender is then believed; such lines of others never are."
          {...faultOf(faults, "authservId")}
        />
        {values.authservId === "" ? null : (
          <TextField
            label="“Received” lines it writes"
            autoComplete="off"
            inputMode="numeric"
            value={values.hops}
            onChange={(hops) => onChange({ hops })}
            disabled={isDisabled}
            helpText="How many of the topmost “Received” lines of a mail are from your own servers. 1 if you are not sure."
            {...faultOf(faults, "hops")}
          />
        )}
      </FormLayout>
    </SettingsSection>
  );
}
