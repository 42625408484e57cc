import { recordKinds, type RecordKind } from "../types.ts";

/** Names of the package's files that do not depend on what was found. */
export const fileNames = {
  readme: "README.txt",
  page: "index.html",
  data: "data.json",
  schema: "answer-1.schema.json",
  missing: "missing.json",
  missingTable: "missing.csv",
  manifest: "manifest.json",
} as const;

const irregular: Partial<Record<RecordKind, string>> = {
  address: "addresses",
  "store-credit": "store-credit",
  "marketing-consent": "marketing-consents",
};

/** `order` → `orders.csv`. */
export function csvName(kind: RecordKind): string {
  return `${irregular[kind] ?? `${kind}s`}.csv`;
}

/** The kind a CSV of the package is about, or undefined. */
export function kindOfCsv(name: string): RecordKind | undefined {
  return recordKinds.find((kind) => csvName(kind) === name);
}
