import { FormLayout, Link, TextField } from "@shopify/polaris";
import type { MailboxFormValues } from "./present/present-mailbox.ts";

export type MailboxFieldsProps = {
  readonly values: MailboxFormValues;
  readonly faults: Readonly<Record<string, string>>;
  readonly isDisabled: boolean;
  /** Nothing was entered before for this way to sign in. */
  readonly isNew: boolean;
  readonly onChange: (change: Partial<MailboxFormValues>) => void;
};

/** A field's fault as Polaris takes it. */
export function faultOf(faults: MailboxFieldsProps["faults"], field: keyof MailboxFormValues) {
  return faults[field] === undefined ? {} : { error: faults[field] };
}

/** Where a provider says how a token is made. */
const instructions: Readonly<Record<string, string>> = {
  google: "https://developers.google.com/workspace/gmail/imap/xoauth2-protocol",
  microsoft:
    "https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth",
};

const kept = "Leave empty to keep the one you entered. With another user or server, enter it anew.";

/** What Lagom signs in with. Nothing kept is ever sent back to the browser. */
export function MailboxSecrets(props: MailboxFieldsProps) {
  const { values, faults, isDisabled, isNew, onChange } = props;
  if (values.signIn !== "password") return <TokenFields {...props} />;
  return (
    <TextField
      label="App password"
      type="password"
      autoComplete="new-password"
      value={values.password}
      onChange={(password) => onChange({ password })}
      disabled={isDisabled}
      {...(isNew ? {} : { helpText: kept })}
      {...faultOf(faults, "password")}
    />
  );
}

function TokenFields({ values, faults, isDisabled, isNew, onChange }: MailboxFieldsProps) {
  const instruction = instructions[values.signIn];
  return (
    <FormLayout>
      <TextField
        label="Client id"
        autoComplete="off"
        value={values.clientId}
        onChange={(clientId) => onChange({ clientId })}
        disabled={isDisabled}
        helpText={
          instruction === undefined ? undefined : (
            <>
              Of the app you registered with your provider.{" "}
              <Link url={instruction} target="_blank">
                How a token is made
              </Link>
            </>
          )
        }
        {...faultOf(faults, "clientId")}
      />
      <TextField
        label="Client secret (if it has one)"
        type="password"
        autoComplete="new-password"
        value={values.clientSecret}
        onChange={(clientSecret) => onChange({ clientSecret })}
        disabled={isDisabled}
        {...faultOf(faults, "clientSecret")}
      />
      <TextField
        label="Refresh token"
        type="password"
        autoComplete="new-password"
        value={values.refreshToken}
        onChange={(refreshToken) => onChange({ refreshToken })}
        disabled={isDisabled}
        {...(isNew ? {} : { helpText: kept })}
        {...faultOf(faults, "refreshToken")}
      />
    </FormLayout>
  );
}
