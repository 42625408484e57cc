import type { ReceiptLine } from "../../evidence/receipt.ts";

/** A receipt's rows once what the law kept is cleared: it joins what was cleared at the start. */
export function withKeptCleared(lines: readonly ReceiptLine[]): readonly ReceiptLine[] {
  const rows = new Map<string, ReceiptLine>();
  for (const line of lines) {
    const row: ReceiptLine =
      line.fate === "keep"
        ? { ...line, fate: "clear", because: null, until: null, subject: null }
        : line;
    const { count, ...rest } = row;
    const key = JSON.stringify([
      rest.place,
      rest.field,
      rest.fate,
      rest.because,
      rest.until,
      rest.subject,
    ]);
    rows.set(key, { ...rest, count: count + (rows.get(key)?.count ?? 0) });
  }
  return [...rows.values()];
}
