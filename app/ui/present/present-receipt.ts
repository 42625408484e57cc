import type { ReceiptView } from "../../domain/evidence/views.ts";
import type { DataRequestId } from "../../domain/shared/ids.ts";
import { toReference } from "../../domain/data-requests/views.ts";
import { toDateTime, type Reader } from "./dates.ts";
import type { Label } from "./request-words.ts";

/** The newest receipt of a request as it is shown. */
export type ShownReceipt = {
  readonly status: Label;
  readonly text: string;
  readonly url: string;
  /** Without what tells its form: `receipt-DEADBEEF`. */
  readonly fileName: string;
};

/** Null while none was issued. */
export function presentReceipt(
  id: DataRequestId,
  receipts: readonly ReceiptView[],
  reader: Reader,
): ShownReceipt | null {
  const [newest] = receipts;
  if (newest === undefined) return null;
  const { version, issuedAt, isFinal } = newest;
  return {
    status: isFinal ? { text: "Final", tone: "success" } : { text: "Not final yet", tone: "info" },
    text: `Version ${version}, issued ${toDateTime(issuedAt, reader)}.${isFinal ? "" : " A final one follows when Shopify’s own erasure reads back as done and nothing is kept by law any more."}`,
    url: `/app/requests/${id}/receipt`,
    fileName: `receipt-${toReference(id).toLowerCase()}`,
  };
}
