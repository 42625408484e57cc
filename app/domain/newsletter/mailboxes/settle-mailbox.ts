import { err, ok, type Result } from "../../shared/result.ts";
import { providers } from "./providers.ts";
import {
  type BelievedServer,
  encryptions,
  type MailboxAccess,
  type MailboxSettings,
  signInProviders,
} from "./types.ts";

/** What the form sends, as text; an empty secret means: as it was. */
export type EnteredMailbox = {
  /** `password`, or a provider. */
  readonly signIn: string;
  readonly host: string;
  readonly port: string;
  readonly encryption: string;
  readonly user: string;
  readonly folder: string;
  readonly password: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
  readonly authservId: string;
  readonly hops: string;
};

export type MailboxFault = { readonly field: keyof EnteredMailbox; readonly message: string };

/** Ports of IMAP (RFC 8314); others only on hosts the operator named. */
const usualPorts: readonly number[] = [143, 993];
const hostPattern = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9-]{1,63}$/u;

/**
 * Checks what was entered for a mailbox, naming every fault at its field. Secrets left empty stay as they
 * were; with another server or user they have to be entered anew, so that nobody can have a kept secret
 * sent to a server of their own.
 *
 * @param former the settings that are changed; null for a new mailbox
 * @param innerHosts `host:port` inside the operator's own network that may be reached
 */
export function settleMailbox(
  entered: EnteredMailbox,
  former: MailboxSettings | null,
  innerHosts: readonly string[] = [],
): Result<MailboxSettings, readonly MailboxFault[]> {
  const faults: MailboxFault[] = [];
  const server = settleServer(entered, innerHosts, faults);
  const user = entered.user.trim();
  if (user === "" || user.length > 320 || /\p{Cc}/u.test(user)) {
    faults.push({ field: "user", message: "Enter the user name, often the address itself" });
  }
  const folder = entered.folder.trim() === "" ? "INBOX" : entered.folder.trim();
  if (folder.length > 200 || /\p{Cc}/u.test(folder)) {
    faults.push({ field: "folder", message: "Enter a folder such as INBOX" });
  }
  const isSame = former?.host === server.host && former.user === user;
  const access = settleAccess(entered, isSame ? former.access : null, faults);
  const believed = settleBelieved(entered, faults);
  return faults.length > 0 ? err(faults) : ok({ ...server, user, folder, access, believed });
}

type Server = Pick<MailboxSettings, "host" | "port" | "encryption">;

function settleServer(
  entered: EnteredMailbox,
  innerHosts: readonly string[],
  faults: MailboxFault[],
): Server {
  const provider = signInProviders.find((name) => name === entered.signIn);
  // Where a token goes is the provider's own server and no other.
  if (provider !== undefined && entered.host.trim() === "") {
    const { host, port, encryption } = providers[provider];
    return { host, port, encryption };
  }
  const host = entered.host.trim().toLowerCase().replace(/\.$/u, "");
  const port = /^\d{1,5}$/u.test(entered.port.trim()) ? Number(entered.port) : 0;
  const isInner = innerHosts.includes(`${host}:${String(port)}`);
  if (!hostPattern.test(host)) {
    faults.push({ field: "host", message: "Enter a server such as imap.example.com" });
  } else if (provider !== undefined && host !== providers[provider].host && !isInner) {
    faults.push({ field: "host", message: `Leave empty for ${providers[provider].name}` });
  }
  if (!usualPorts.includes(port) && !isInner) {
    faults.push({ field: "port", message: "Enter 993, or 143 for STARTTLS" });
  }
  const encryption = encryptions.find((name) => name === entered.encryption);
  if (encryption === undefined) {
    faults.push({ field: "encryption", message: "Choose how the connection is encrypted" });
  }
  return { host, port, encryption: encryption ?? "implicit" };
}

const secretMost = 8_000;

function settleAccess(
  entered: EnteredMailbox,
  former: MailboxAccess | null,
  faults: MailboxFault[],
): MailboxAccess {
  const provider = signInProviders.find((name) => name === entered.signIn);
  if (provider === undefined) {
    const kept = former?.kind === "password" ? former.password : "";
    const password = entered.password === "" ? kept : entered.password;
    if (entered.signIn !== "password") {
      faults.push({ field: "signIn", message: "Choose how Lagom signs in" });
    } else if (password === "" || password.length > secretMost) {
      faults.push({ field: "password", message: "Enter the app password" });
    }
    return { kind: "password", password };
  }
  const kept = former?.kind === "token" && former.provider === provider ? former : undefined;
  const clientId = entered.clientId.trim();
  const refreshToken = entered.refreshToken.trim() || (kept?.refreshToken ?? "");
  const isSameClient = kept?.clientId === clientId;
  const clientSecret = entered.clientSecret.trim() || (isSameClient ? kept.clientSecret : "");
  if (clientId === "" || clientId.length > 300) {
    faults.push({ field: "clientId", message: "Enter the client id" });
  }
  if (refreshToken === "" || refreshToken.length > secretMost) {
    faults.push({ field: "refreshToken", message: "Enter the refresh token" });
  }
  return { kind: "token", provider, clientId, clientSecret, refreshToken };
}

function settleBelieved(entered: EnteredMailbox, faults: MailboxFault[]): BelievedServer | null {
  const authservId = entered.authservId.trim().toLowerCase();
  if (authservId === "") return null;
  if (!hostPattern.test(authservId)) {
    faults.push({ field: "authservId", message: "Enter a name such as mx.example.com" });
  }
  const hops = /^\d$/u.test(entered.hops.trim()) ? Number(entered.hops) : 0;
  if (hops < 1) faults.push({ field: "hops", message: "Enter a number from 1 to 9" });
  return { authservId, hops };
}
