import type { AnswerContext } from "./answer-context.ts";
import { schemaVersion } from "./answer-json.ts";

/** One file of the package as the manifest lists it. */
export type ManifestFile = {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Records in the file, where it holds records. */
  readonly records?: number;
};

/** `manifest.json`: what the package is made of, so that a reader can check it is whole. */
export function renderManifest(context: AnswerContext, files: readonly ManifestFile[]): string {
  const manifest = {
    schemaVersion,
    requestId: context.request.id,
    shop: context.request.shop,
    createdAt: context.createdAt.toISOString(),
    language: context.texts.language,
    recordCount: context.counts.total,
    hash: "SHA-256",
    files,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
