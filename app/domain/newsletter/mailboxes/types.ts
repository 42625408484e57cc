import type { InstallationId } from "../../shared/ids.ts";
import type { Result } from "../../shared/result.ts";

/** Providers whose sign-in tokens are known (XOAUTH2). */
export const signInProviders = ["google", "microsoft"] as const;
export type SignInProvider = (typeof signInProviders)[number];

/** How Lagom signs in to a mailbox: a password made for it, or a token the provider gave. */
export type MailboxAccess = { readonly kind: "password"; readonly password: string } | SignInToken;

/** What an access token is asked for with (RFC 6749, section 6). */
export type SignInToken = {
  readonly kind: "token";
  readonly provider: SignInProvider;
  readonly clientId: string;
  /** Empty for an app that has none. */
  readonly clientSecret: string;
  readonly refreshToken: string;
};

/** Encrypted from the first byte, or from `STARTTLS` on (RFC 8314); in clear never. */
export const encryptions = ["implicit", "starttls"] as const;
export type Encryption = (typeof encryptions)[number];

/** The server whose `Authentication-Results` may be believed (RFC 8601), as the merchant named it. */
export type BelievedServer = { readonly authservId: string; readonly hops: number };

/** Everything that is needed to look into a mailbox. */
export type MailboxSettings = {
  readonly host: string;
  readonly port: number;
  readonly encryption: Encryption;
  readonly user: string;
  readonly folder: string;
  readonly access: MailboxAccess;
  /** Null: only what Lagom checks itself is believed. */
  readonly believed: BelievedServer | null;
};

/** Why a mailbox cannot be looked into; told to the merchant in words. */
export const mailboxTroubles = [
  "auth-failed",
  "host-unknown",
  "host-closed",
  "no-answer",
  "timeout",
  "tls",
  "folder-missing",
  "limited",
  "mail-skipped",
  "broken-off",
] as const;
export type MailboxTrouble = (typeof mailboxTroubles)[number];

/** What was taken last: mails of this validity up to this number are done (RFC 3501, 2.3.1.1). */
export type MailCursor = { readonly uidValidity: bigint; readonly lastUid: number };

/** How a mailbox is doing. */
export type MailboxHealth = {
  readonly state: "ok" | "failing" | "off";
  /** Null where nothing is known to be wrong. */
  readonly trouble: MailboxTrouble | null;
  readonly lastSeenAt: Date | null;
  readonly lastMailAt: Date | null;
};

/** A mailbox as it is kept; its secrets are for the watch and the form's check alone. */
export type KeptMailbox = {
  readonly id: string;
  readonly settings: MailboxSettings;
  readonly health: MailboxHealth;
};

/** A mailbox that is to be watched, as it stood when it was asked for. */
export type WatchedMailbox = {
  readonly id: string;
  readonly installationId: InstallationId;
  /** Settings that are changed have another one. */
  readonly changedAt: Date;
};

/** Found when a connection was tried. */
export type MailboxTrial = Result<
  { readonly messages: number; readonly tellsAtOnce: boolean },
  MailboxTrouble
>;
