/** A delivery report as a mail server writes it (RFC 3464), in three parts. */
export function bounceReport(report: {
  readonly to: string;
  readonly status: string;
  readonly action?: string;
  readonly messageId?: string;
}): Buffer {
  const returned =
    report.messageId === undefined
      ? []
      : [
          "--b0",
          "Content-Type: text/rfc822-headers",
          "",
          "From: privacy@lagom.example.test",
          `Message-ID: ${report.messageId}`,
          "Subject: hej",
          "",
        ];
  const lines = [
    "Return-Path: <>",
    "From: Mail Delivery System <mailer-daemon@mx.example.test>",
    `To: <${report.to}>`,
    "Subject: Undelivered Mail Returned to Sender",
    "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b0"',
    "",
    "--b0",
    "Content-Type: text/plain; charset=us-ascii",
    "",
    "Your message could not be delivered.",
    "",
    "--b0",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.example.test",
    "Arrival-Date: Mon, 2 Nov 2026 10:00:00 +0100",
    "",
    "Final-Recipient: rfc822; hej@fjallglimt.example.test",
    `Action: ${report.action ?? "failed"}`,
    `Status: ${report.status}`,
    "Diagnostic-Code: smtp; 550 5.1.1 no such user,",
    "    continued on another line",
    "",
    ...returned,
    "--b0--",
    "",
  ];
  return Buffer.from(lines.join("\r\n"));
}
