import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** A folder for result files, made at the first use and removed when the process ends. */
export function createResultFolder(): () => string {
  let folder: string | undefined;
  return () => {
    if (folder === undefined) {
      const made = mkdtempSync(path.join(os.tmpdir(), "local-shopify-bulk-"));
      process.once("exit", () => {
        rmSync(made, { recursive: true, force: true });
      });
      folder = made;
    }
    return folder;
  };
}
