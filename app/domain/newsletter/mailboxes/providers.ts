import type { Encryption, SignInProvider } from "./types.ts";

/** Where a provider's mailboxes lie and where its access tokens are given. */
export type ProviderFacts = {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly encryption: Encryption;
  readonly tokenUrl: string;
  /** What has to be asked for; null where the refresh token holds it. */
  readonly scope: string | null;
};

/**
 * Sources: developers.google.com/workspace/gmail/imap/xoauth2-protocol and
 * learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth
 */
export const providers: { readonly [Name in SignInProvider]: ProviderFacts } = {
  google: {
    name: "Google",
    host: "imap.gmail.com",
    port: 993,
    encryption: "implicit",
    tokenUrl: "https://oauth2.googleapis.com/token",
    scope: null,
  },
  microsoft: {
    name: "Microsoft",
    host: "outlook.office365.com",
    port: 993,
    encryption: "implicit",
    tokenUrl: "https://login.microsoftonline.com/common/oauth2/v2.0/token",
    scope: "https://outlook.office.com/IMAP.AccessAsUser.All offline_access",
  },
};
