import { isIP } from "node:net";
import { ImapFlow, type ImapFlowOptions } from "imapflow";
import type { FolderFacts } from "../../../domain/newsletter/mailboxes/decide-look-in.ts";
import type {
  MailboxSettings,
  MailboxTrial,
  SignInToken,
} from "../../../domain/newsletter/mailboxes/types.ts";
import { err, ok } from "../../../domain/shared/result.ts";
import type { AccessTokens } from "./access-tokens.server.ts";
import type { HostFinder } from "./find-mail-host.server.ts";
import { MailboxTroubleError, toMailboxTrouble } from "./mailbox-trouble-error.server.ts";

export type OpenFolderDeps = {
  readonly findHost: HostFinder;
  readonly tokens: AccessTokens;
};

/** A mailbox's folder that is open to be read, and to nothing else. */
export type OpenFolder = {
  readonly client: ImapFlow;
  readonly facts: FolderFacts & { readonly messages: number };
  /** The server says by itself when mail comes (RFC 2177). */
  readonly tellsAtOnce: boolean;
  readonly close: () => void;
};

export type FolderToOpen = {
  readonly settings: MailboxSettings;
  readonly signal: AbortSignal;
  /** Told of a refresh token that takes the place of the one in the settings. */
  readonly onNewToken: (refreshToken: string) => Promise<void>;
};

/** Of one mail at most; a server that announces more is not listened to. */
const mostBytes = 40 * 1024 * 1024;

const patience = {
  connectionTimeout: 15_000,
  greetingTimeout: 15_000,
  // Quiet for longer than an IDLE lasts means that the other end is gone.
  socketTimeout: 120_000,
  maxIdleTime: 90_000,
} as const;

const limits = {
  maxLiteralSize: mostBytes,
  maxResponseSize: mostBytes + 1024 * 1024,
  maxLineLength: 4 * 1024 * 1024,
  maxResponseTokens: 500_000,
} as const;

/**
 * Connects, signs in and opens the folder with `EXAMINE` (RFC 3501, section 6.3.2): the server itself
 * refuses to change anything in it, so no mail can come to be marked as read.
 * Throws `MailboxTroubleError`.
 */
export async function openFolder(deps: OpenFolderDeps, wanted: FolderToOpen): Promise<OpenFolder> {
  const { settings, signal } = wanted;
  const address = await deps.findHost(settings.host, settings.port);
  const auth = await authOf(deps, wanted);
  signal.throwIfAborted();
  const client = new ImapFlow(optionsOf(settings, address, auth));
  // Unheard, an error on a closed socket would end the process; the command at hand rejects as well.
  client.on("error", () => undefined);
  const close = () => {
    client.close();
  };
  signal.addEventListener("abort", close, { once: true });
  try {
    await client.connect();
    const folder = await client.mailboxOpen(settings.folder, { readOnly: true });
    const { uidValidity, exists: messages } = folder;
    const uidNext = folder.uidNext > 0 ? folder.uidNext : await findNext(client, messages);
    const tellsAtOnce = client.capabilities.has("IDLE");
    return { client, facts: { uidValidity, uidNext, messages }, tellsAtOnce, close };
  } catch (cause) {
    client.close();
    const trouble = toMailboxTrouble(cause);
    if (trouble === "auth-failed" && settings.access.kind === "token") {
      deps.tokens.drop(settings.access);
    }
    throw new MailboxTroubleError(trouble);
  }
}

/** Some servers do not say what number comes next: one more than that of the last mail. */
async function findNext(client: ImapFlow, messages: number): Promise<number> {
  if (messages === 0) return 1;
  const last = await client.fetchOne("*", { uid: true });
  if (last === false) throw new MailboxTroubleError("broken-off");
  return last.uid + 1;
}

type Auth = NonNullable<ImapFlowOptions["auth"]>;

async function authOf(deps: OpenFolderDeps, wanted: FolderToOpen): Promise<Auth> {
  const { user, access } = wanted.settings;
  if (access.kind === "password") return { user, pass: access.password };
  return { user, accessToken: await accessTokenOf(deps, wanted, access) };
}

async function accessTokenOf(
  { tokens }: OpenFolderDeps,
  { onNewToken }: FolderToOpen,
  access: SignInToken,
): Promise<string> {
  const { accessToken, refreshToken } = await tokens.get(access);
  if (refreshToken !== null) await onNewToken(refreshToken);
  return accessToken;
}

function optionsOf(settings: MailboxSettings, address: string, auth: Auth): ImapFlowOptions {
  const isImplicit = settings.encryption === "implicit";
  return {
    ...{ host: address, port: settings.port, auth, secure: isImplicit },
    // The certificate is of the name, whatever address it has today.
    ...(isIP(settings.host) === 0 ? { servername: settings.host } : {}),
    // A mail is wanted as it was sent: signatures are over its bytes.
    disableBinary: true,
    // Refused where the server does not offer it: a password never goes in clear.
    ...(isImplicit ? {} : { doSTARTTLS: true }),
    tls: { minVersion: "TLSv1.2", rejectUnauthorized: true },
    // Its log would hold what people wrote.
    ...{ logger: false, logRaw: false, emitLogs: false },
    autoIdleDelay: 500,
    ...patience,
    ...limits,
  };
}

/** Tries a connection as the watch would make it, and answers in one word what stands in the way. */
export async function tryMailbox(
  deps: OpenFolderDeps,
  wanted: FolderToOpen,
): Promise<MailboxTrial> {
  try {
    const folder = await openFolder(deps, wanted);
    folder.close();
    return ok({ messages: folder.facts.messages, tellsAtOnce: folder.tellsAtOnce });
  } catch (error) {
    return err(wanted.signal.aborted ? "timeout" : toMailboxTrouble(error));
  }
}
