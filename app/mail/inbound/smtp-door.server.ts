import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";

/** A mail as it came over the network. */
export type ArrivedMail = {
  readonly raw: Buffer;
  readonly recipients: readonly string[];
  readonly arrival: { readonly ip: string; readonly helo: string; readonly mailFrom: string };
};

export type SmtpDoorDeps = {
  /** Whether mail for an address is taken here. */
  readonly isKnown: (address: string) => Promise<boolean>;
  /** Keeps a mail; what it throws is answered as a failure that passes. */
  readonly take: (mail: ArrivedMail) => Promise<void>;
  readonly report: (error: unknown) => void;
  /** PEM; without it no TLS is offered. */
  readonly tls?: { readonly key: string; readonly cert: string } | undefined;
  readonly name: string;
};

export type SmtpDoor = { readonly port: number; readonly close: () => Promise<void> };

/** What most providers take (Google, Microsoft: 25 MB); in bytes, as it crosses the network. */
export const largestMail = 25 * 1024 * 1024;
const mostClients = 50;
const mostOfOneClient = 10;
const mostRecipients = 10;
/** Mails being taken in at one time, all clients together. */
const heldMost = 4 * largestMail;
const idleMs = 60_000;
const closeMs = 3_000;

/** An SMTP answer other than 250 (RFC 5321, section 4.2; RFC 3463). */
class SmtpRefusal extends Error {
  readonly responseCode: number;
  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

/**
 * A mail server that takes in and nothing else: no relaying, no log-in. A mail is answered with 250 only
 * when its decision is on disk, and with 451 where it could not be kept, so that its sender tries again.
 *
 * @param port 0 for any that is free
 */
export async function openSmtpDoor(
  deps: SmtpDoorDeps,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<SmtpDoor> {
  const clients = createClientLimit();
  const held = { bytes: 0 };
  const server = new SMTPServer({
    ...{ name: deps.name, banner: "Lagom", authOptional: true, size: largestMail },
    ...{ maxClients: mostClients, socketTimeout: idleMs, closeTimeout: closeMs },
    ...(deps.tls ?? {}),
    disabledCommands: deps.tls === undefined ? ["AUTH", "STARTTLS"] : ["AUTH"],
    // Nobody's name is looked up: what matters is judged from the mail itself.
    disableReverseLookup: true,
    onConnect: ({ id, remoteAddress }, done) => {
      done(clients.enter(id, remoteAddress) ? null : new SmtpRefusal(421, "4.7.0 too many"));
    },
    onClose: ({ id }) => clients.leave(id),
    onRcptTo: ({ address }, session, done) => {
      admit(deps, address, session).then(
        () => done(),
        (error: unknown) => done(toRefusal(deps, error)),
      );
    },
    onData: (stream, session, done) => {
      takeData(deps, { stream, session, held }).then(
        () => done(null, "2.0.0 kept"),
        (error: unknown) => done(toRefusal(deps, error)),
      );
    },
  });
  // A client that breaks off is no trouble of ours.
  server.on("error", () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.server.address() as AddressInfo;
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
}

async function admit(
  { isKnown }: SmtpDoorDeps,
  address: string,
  { envelope }: SMTPServerSession,
): Promise<void> {
  if (envelope.rcptTo.length >= mostRecipients) throw new SmtpRefusal(452, "4.5.3 too many");
  if (!(await isKnown(address))) throw new SmtpRefusal(550, "5.1.1 nobody of that name");
}

type Data = {
  readonly stream: SMTPServerDataStream;
  readonly session: SMTPServerSession;
  readonly held: { bytes: number };
};

async function takeData(deps: SmtpDoorDeps, { stream, session, held }: Data): Promise<void> {
  const parts: Buffer[] = [];
  let length = 0;
  let isTooMuch = false;
  try {
    for await (const part of stream as AsyncIterable<Buffer>) {
      isTooMuch ||= held.bytes + part.length > heldMost;
      // Read to the end all the same: only then does the client listen (RFC 5321, section 4.1.1.4).
      if (stream.sizeExceeded || isTooMuch) continue;
      held.bytes += part.length;
      length += part.length;
      parts.push(part);
    }
    if (stream.sizeExceeded) throw new SmtpRefusal(552, "5.3.4 larger than 25 MB");
    if (isTooMuch) throw new SmtpRefusal(452, "4.3.1 too much at once");
    await deps.take({ raw: Buffer.concat(parts), ...envelopeOf(session) });
  } finally {
    held.bytes -= length;
  }
}

function envelopeOf(session: SMTPServerSession): Omit<ArrivedMail, "raw"> {
  const { mailFrom, rcptTo } = session.envelope;
  return {
    recipients: rcptTo.map(({ address }) => address),
    arrival: {
      ip: session.remoteAddress,
      helo: session.hostNameAppearsAs || "",
      mailFrom: mailFrom === false ? "" : mailFrom.address,
    },
  };
}

function toRefusal({ report }: SmtpDoorDeps, error: unknown): SmtpRefusal {
  if (error instanceof SmtpRefusal) return error;
  report(error);
  return new SmtpRefusal(451, "4.3.0 not kept, try again");
}

/** How many connections one network address holds. */
function createClientLimit() {
  const addresses = new Map<string, string>();
  return {
    enter: (id: string, address: string): boolean => {
      const open = [...addresses.values()].filter((one) => one === address).length;
      if (open >= mostOfOneClient) return false;
      addresses.set(id, address);
      return true;
    },
    leave: (id: string) => {
      addresses.delete(id);
    },
  };
}
