import { hkdfSync } from "node:crypto";
import { open, seal, type SealKey } from "./envelope.server.ts";

const context = "ErasureLedger:keepings";

/** Seals what the erasure ledger must hold beside its marks, under a key made from its secret. */
export function createLedgerBox(secret: Uint8Array) {
  const bytes = new Uint8Array(hkdfSync("sha256", secret, "", "lagom erasure ledger 1", 32));
  const key: SealKey = { id: "ledger", bytes };
  return {
    seal: (text: string): string =>
      Buffer.from(seal({ key, context }, Buffer.from(text, "utf8"))).toString("base64"),
    open: (sealed: string): string =>
      Buffer.from(open({ key, context }, Buffer.from(sealed, "base64"))).toString("utf8"),
  };
}
