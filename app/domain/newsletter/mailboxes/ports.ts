import type { InstallationId } from "../../shared/ids.ts";
import type {
  BelievedServer,
  MailboxSettings,
  MailboxTrouble,
  MailCursor,
  WatchedMailbox,
} from "./types.ts";

/** Hands a raw mail to whoever decides on it. Answered only once the decision is on disk; twice is once. */
export type HandOver = (mail: {
  readonly installationId: InstallationId;
  readonly mailboxId: string;
  readonly raw: Buffer;
  readonly believed: BelievedServer | null;
  /** When the mail server took it in; now, where it does not say. */
  readonly receivedAt: Date;
}) => Promise<void>;

/**
 * A mailbox as it is watched, and by whom: what is written of one that another watches by now, or whose
 * settings are others, is not written.
 */
export type Watched = Pick<WatchedMailbox, "id" | "changedAt"> & { readonly watcher: string };

/** What a process that watches mailboxes reads and keeps of them. */
export type MailboxWatchStore = {
  /**
   * Takes mailboxes nobody watches, or whose watcher was not heard of for the time it had, and keeps the
   * ones that are watched already.
   *
   * @returns all that this watcher is to watch now
   */
  readonly claim: (
    watcher: string,
    lease: { readonly leaseMs: number; readonly most: number },
  ) => Promise<readonly WatchedMailbox[]>;
  /** Lets others watch at once. */
  readonly release: (watcher: string, id?: string) => Promise<void>;
  /** Undefined where it is gone or turned off. */
  readonly read: (
    id: string,
  ) => Promise<
    { readonly settings: MailboxSettings; readonly cursor: MailCursor | null } | undefined
  >;
  /** Keeps how far mails were taken; false where another watches by now. */
  readonly advance: (
    by: Watched,
    to: { readonly cursor: MailCursor; readonly at: Date; readonly hasMail: boolean },
  ) => Promise<boolean>;
  readonly note: (
    by: Watched,
    health: {
      readonly state: "ok" | "failing";
      readonly trouble: MailboxTrouble | null;
      readonly at: Date;
    },
  ) => Promise<void>;
  /** The provider gave a new refresh token for this one. */
  readonly replaceToken: (
    id: string,
    tokens: { readonly from: string; readonly to: string },
  ) => Promise<void>;
};
