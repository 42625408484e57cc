import type { Outbox } from "../domain/data-requests/mails.ts";
import type { Clock } from "../domain/shared/clock.ts";
import type { MailId } from "../domain/shared/ids.ts";
import type { BounceAddresses } from "./bounce-address.server.ts";
import { type DeliveryReport, readDeliveryReport } from "./read-bounce.server.ts";

export type BounceDependencies = {
  readonly outbox: Pick<Outbox, "findByMessageId" | "markUndelivered">;
  readonly addresses: BounceAddresses;
  readonly clock: Clock;
};

export type BounceOutcome = "recorded" | "known-before" | "no-failure" | "no-report" | "not-ours";

/** Takes a mail that came back: a failed delivery turns its mail undelivered (`bounced-5.1.1`). */
export async function recordBounce(
  { outbox, addresses, clock }: BounceDependencies,
  raw: Buffer,
): Promise<BounceOutcome> {
  const report = await readDeliveryReport(raw);
  if (report === undefined) return "no-report";
  if (report.action !== "failed") return "no-failure";
  const mail = await findMail(report, addresses, outbox);
  if (mail === undefined) return "not-ours";
  const isNew = await outbox.markUndelivered(mail, `bounced-${report.status}`, clock.now());
  return isNew ? "recorded" : "known-before";
}

async function findMail(
  report: DeliveryReport,
  addresses: BounceAddresses,
  outbox: Pick<Outbox, "findByMessageId">,
): Promise<MailId | undefined> {
  const byAddress = report.addresses.map((address) => addresses.read(address)).find(Boolean);
  if (byAddress !== undefined || report.messageId === undefined) return byAddress;
  return outbox.findByMessageId(report.messageId);
}
