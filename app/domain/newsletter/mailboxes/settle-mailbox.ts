import { err, ok, type Result } from "../../shared/result.ts";
import { providers } from "./providers.ts";
import {
  type BelievedServer,
  encryptions,
  type MailboxAccess,
  type MailboxSettings,
  type SignInProvider,
  type SignInToken,
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

/** Notes a fault at a field unless what was entered is good. */
type Expect = (isGood: boolean, field: keyof EnteredMailbox, message: string) => void;

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
  const expect: Expect = (isGood, field, message) => {
    if (!isGood) faults.push({ field, message });
  };
  const server = settleServer(entered, innerHosts, expect);
  const user = entered.user.trim();
  expect(isLine(user, 320), "user", "Enter the user name, often the address itself");
  const folder = entered.folder.trim() || "INBOX";
  expect(isLine(folder, 200), "folder", "Enter a folder such as INBOX");
  const isSame = former?.host === server.host && former.user === user;
  const access = settleAccess(entered, isSame ? former.access : null, expect);
  const believed = settleBelieved(entered, expect);
  return faults.length > 0 ? err(faults) : ok({ ...server, user, folder, access, believed });
}

function isLine(text: string, most: number): boolean {
  return text !== "" && text.length <= most && !/\p{Cc}/u.test(text);
}

type Server = Pick<MailboxSettings, "host" | "port" | "encryption">;

function providerOf({ signIn }: EnteredMailbox) {
  return signInProviders.find((name) => name === signIn);
}

function settleServer(
  entered: EnteredMailbox,
  innerHosts: readonly string[],
  expect: Expect,
): Server {
  const provider = providerOf(entered);
  const host = entered.host.trim().toLowerCase().replace(/\.$/u, "");
  // Where a token goes is the provider's own server and no other.
  if (provider !== undefined && (host === "" || host === providers[provider].host)) {
    const { port, encryption } = providers[provider];
    return { host: providers[provider].host, port, encryption };
  }
  const port = /^\d{1,5}$/u.test(entered.port.trim()) ? Number(entered.port) : 0;
  const isInner = innerHosts.includes(`${host}:${String(port)}`);
  const encryption = encryptions.find((name) => name === entered.encryption);
  expect(hostPattern.test(host), "host", "Enter a server such as imap.example.com");
  expect(provider === undefined || isInner, "host", "Leave empty: the provider’s own is used");
  expect(usualPorts.includes(port) || isInner, "port", "Enter 993, or 143 for STARTTLS");
  expect(encryption !== undefined, "encryption", "Choose how the connection is encrypted");
  return { host, port, encryption: encryption ?? "implicit" };
}

const secretMost = 8_000;

function settleAccess(
  entered: EnteredMailbox,
  former: MailboxAccess | null,
  expect: Expect,
): MailboxAccess {
  const provider = providerOf(entered);
  if (provider !== undefined) return settleToken(entered, { provider, former }, expect);
  const kept = former?.kind === "password" ? former.password : "";
  const password = entered.password === "" ? kept : entered.password;
  expect(entered.signIn === "password", "signIn", "Choose how Lagom signs in");
  expect(password !== "" && password.length <= secretMost, "password", "Enter the app password");
  return { kind: "password", password };
}

/** A client's secret is only kept for the same client. */
function settleToken(
  entered: EnteredMailbox,
  {
    provider,
    former,
  }: { readonly provider: SignInProvider; readonly former: MailboxAccess | null },
  expect: Expect,
): MailboxAccess {
  const kept = isTokenOf(former, provider) ? former : null;
  const clientId = entered.clientId.trim();
  const keptSecret = kept?.clientId === clientId ? kept.clientSecret : "";
  const clientSecret = entered.clientSecret.trim() || keptSecret;
  const refreshToken = entered.refreshToken.trim() || (kept?.refreshToken ?? "");
  const isToken = refreshToken !== "" && refreshToken.length <= secretMost;
  expect(isLine(clientId, 300), "clientId", "Enter the client id");
  expect(clientSecret.length <= secretMost, "clientSecret", "This is too long for a client secret");
  expect(isToken, "refreshToken", "Enter the refresh token");
  return { kind: "token", provider, clientId, clientSecret, refreshToken };
}

function isTokenOf(access: MailboxAccess | null, provider: SignInProvider): access is SignInToken {
  return access?.kind === "token" && access.provider === provider;
}

function settleBelieved(entered: EnteredMailbox, expect: Expect): BelievedServer | null {
  const authservId = entered.authservId.trim().toLowerCase();
  if (authservId === "") return null;
  const hops = /^\d$/u.test(entered.hops.trim()) ? Number(entered.hops) : 0;
  expect(hostPattern.test(authservId), "authservId", "Enter a name such as mx.example.com");
  expect(hops >= 1, "hops", "Enter a number from 1 to 9");
  return { authservId, hops };
}
