import { randomUUID } from "node:crypto";

/** What a returned mail says about the one that came back. */
export type Bounce = {
  readonly recipient: string;
  /** Envelope sender of the mail that came back. */
  readonly sender: string;
  readonly originalMessageId: string;
  /** The header part of the mail that came back. */
  readonly originalHeaders: string;
  readonly at: Date;
};

/** Writes a returned mail after RFC 3464 (`multipart/report`). */
export function createDeliveryStatusNotification(bounce: Bounce): string {
  const boundary = `report-${randomUUID()}`;
  const lines = [
    "From: Mail Delivery Subsystem <mailer-daemon@mail.example.test>",
    `To: ${bounce.sender}`,
    "Subject: Undelivered Mail Returned to Sender",
    `Date: ${bounce.at.toUTCString()}`,
    `Message-ID: <${randomUUID()}@mail.example.test>`,
    ...(bounce.originalMessageId === "" ? [] : [`In-Reply-To: ${bounce.originalMessageId}`]),
    "Auto-Submitted: auto-replied",
    "MIME-Version: 1.0",
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    "",
    `--${boundary}`,
    "Content-Type: text/plain; charset=us-ascii",
    "",
    "Your message could not be delivered: the mailbox does not exist.",
    "",
    `--${boundary}`,
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mail.example.test",
    `Arrival-Date: ${bounce.at.toUTCString()}`,
    "",
    `Final-Recipient: rfc822; ${bounce.recipient}`,
    "Action: failed",
    "Status: 5.1.1",
    "Diagnostic-Code: smtp; 550 5.1.1 No such mailbox",
    "",
    `--${boundary}`,
    "Content-Type: text/rfc822-headers",
    "",
    ...bounce.originalHeaders.trimEnd().split(/\r?\n/),
    "",
    `--${boundary}--`,
    "",
  ];
  return lines.join("\r\n");
}
