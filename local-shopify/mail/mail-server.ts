import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

import { simpleParser } from "mailparser";
import type { AddressObject, HeaderLines, ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";
import type { SMTPServerDataStream, SMTPServerSession } from "smtp-server";

import type { LocalClock } from "../contract.ts";
import { createDeliveryStatusNotification } from "./delivery-status-notification.ts";
import type { BounceMode, ReceivedMail } from "./received-mail.ts";

/** The mail server of the stand-in and what it took in. */
export type MailServer = {
  readonly port: number;
  readonly mails: () => readonly ReceivedMail[];
  /** The whole message as it arrived. */
  readonly source: (id: string) => string | undefined;
  readonly clear: () => void;
  /** Lets mail to an address come back; null delivers it again. */
  readonly setBounce: (address: string, mode: BounceMode | null) => void;
  readonly close: () => Promise<void>;
};

type Envelope = { readonly from: string; readonly to: readonly string[] };

/** Old mails make room, so that a long bench does not fill memory. */
const mailsKept = 5000;

/**
 * Starts an SMTP server on loopback that keeps every mail in memory.
 *
 * @param options.onBounce gets each returned mail as raw text, for an app
 *   whose bounces are handed to it over HTTP
 */
export async function startMailServer(options: {
  readonly port: number;
  readonly clock: LocalClock;
  readonly onBounce: (message: string) => void;
}): Promise<MailServer> {
  const kept = new Map<string, { mail: ReceivedMail; source: string }>();
  const bounces = new Map<string, BounceMode>();

  const keep = async (source: string, envelope: Envelope): Promise<void> => {
    const mail = toReceivedMail(await simpleParser(source), envelope, {
      id: randomUUID(),
      at: options.clock.now(),
    });
    kept.set(mail.id, { mail, source });
    const [oldest] = kept.keys();
    if (kept.size > mailsKept && oldest !== undefined) kept.delete(oldest);
  };
  const take = async (source: string, envelope: Envelope): Promise<void> => {
    await keep(source, envelope);
    for (const recipient of envelope.to) {
      // A mail without envelope sender is itself a report: none about it.
      if (bounces.get(recipient) !== "bounced later" || envelope.from === "") {
        continue;
      }
      const notice = createDeliveryStatusNotification({
        recipient,
        sender: envelope.from,
        at: options.clock.now(),
        ...originalOf(source),
      });
      await keep(notice, { from: "", to: [envelope.from] });
      options.onBounce(notice);
    }
  };
  const server = createServer({
    take,
    isRejected: (address) => bounces.get(address) === "rejected",
  });
  const port = await listenForMail(server, options.port);
  return {
    port,
    mails: () => [...kept.values()].map(({ mail }) => mail),
    source: (id) => kept.get(id)?.source,
    clear: () => kept.clear(),
    setBounce: (address, mode) => {
      const key = address.toLowerCase();
      if (mode === null) bounces.delete(key);
      else bounces.set(key, mode);
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
}

function createServer(handlers: {
  readonly take: (source: string, envelope: Envelope) => Promise<void>;
  readonly isRejected: (address: string) => boolean;
}): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    // Any name and password will do here.
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? "" }),
    onRcptTo: (address, _session, done) => {
      const isRejected = handlers.isRejected(address.address.toLowerCase());
      done(isRejected ? new NoSuchMailboxError() : null);
    },
    onData: (stream, session, done) => {
      readMessage(stream)
        .then((source) => handlers.take(source, toEnvelope(session)))
        .then(() => done(), done);
    },
  });
}

class NoSuchMailboxError extends Error {
  readonly responseCode = 550;
  constructor() {
    super("5.1.1 No such mailbox");
  }
}

async function readMessage(stream: SMTPServerDataStream): Promise<string> {
  return (await buffer(stream)).toString("utf8");
}

function toEnvelope({ envelope }: SMTPServerSession): Envelope {
  return {
    from: envelope.mailFrom === false ? "" : envelope.mailFrom.address,
    to: envelope.rcptTo.map(({ address }) => address.toLowerCase()),
  };
}

async function listenForMail(server: SMTPServer, port: number): Promise<number> {
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", done);
  });
  // A client that drops its connection is no reason to end the process.
  server.on("error", () => undefined);
  const address: AddressInfo | string | null = server.server.address();
  if (address === null || typeof address === "string") {
    throw new Error("The mail server has no port");
  }
  return address.port;
}

function originalOf(source: string) {
  const [originalHeaders = ""] = source.split(/\r?\n\r?\n/, 1);
  const [, originalMessageId = ""] = /^message-id:\s*(<[^>]+>)/im.exec(originalHeaders) ?? [];
  return { originalHeaders, originalMessageId };
}

function toReceivedMail(
  parsed: ParsedMail,
  envelope: Envelope,
  { id, at }: { readonly id: string; readonly at: Date },
): ReceivedMail {
  return {
    id,
    receivedAt: at.toISOString(),
    envelopeFrom: envelope.from,
    envelopeTo: [...envelope.to],
    from: addressText(parsed.from),
    to: addressText(parsed.to),
    replyTo: addressText(parsed.replyTo),
    subject: parsed.subject ?? "",
    messageId: parsed.messageId ?? "",
    text: parsed.text ?? "",
    html: typeof parsed.html === "string" ? parsed.html : null,
    headers: headerTexts(parsed.headerLines),
    attachments: parsed.attachments.map((attachment) => ({
      fileName: attachment.filename ?? "",
      contentType: attachment.contentType,
      bytes: attachment.size,
    })),
  };
}

function addressText(addresses: AddressObject | AddressObject[] | undefined): string {
  if (addresses === undefined) return "";
  return Array.isArray(addresses) ? addresses.map(({ text }) => text).join(", ") : addresses.text;
}

function headerTexts(lines: HeaderLines): Record<string, string> {
  return Object.fromEntries(
    lines.map(({ key, line }) => [
      key,
      line
        .slice(line.indexOf(":") + 1)
        .replace(/\r?\n\s+/g, " ")
        .trim(),
    ]),
  );
}
