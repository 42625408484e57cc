import type { InstallationId } from "../../shared/ids.ts";
import type { Language } from "../../shared/language.ts";
import { printHistory } from "../print-history.ts";
import type { PolicyEdition } from "../types.ts";
import { type BlockFields, toParts } from "./block-fields.ts";
import type { PlaceCall } from "./ports.ts";

/** Editions of a shop, as its history is printed from them. */
export type EditionHistory = {
  /** Published ones, the newest first; not more than `limit`. */
  readonly published: (id: InstallationId, limit: number) => Promise<readonly PolicyEdition[]>;
  /** The scheduled one. */
  readonly findComing: (id: InstallationId) => Promise<PolicyEdition | null>;
  /** Whether the shop's theme blocks are a target of what is published or planned. */
  readonly hasBlocks: (id: InstallationId) => Promise<boolean>;
};

export type AnnounceHistoryDeps = {
  readonly history: EditionHistory;
  /** Makes the blocks' history of each language read like this. */
  readonly write: (
    call: PlaceCall,
    histories: ReadonlyMap<Language, BlockFields>,
  ) => Promise<unknown>;
};

/** As many editions as a shopper may want to look back on; older ones stay in the admin. */
const mostShown = 20;

/**
 * Writes the history of editions into the theme blocks, what is coming on top. It is made from what is
 * stored, so doing it twice, or late, is right as well.
 */
export async function announceHistory(
  { history, write }: AnnounceHistoryDeps,
  installationId: InstallationId,
  signal: AbortSignal,
): Promise<void> {
  if (!(await history.hasBlocks(installationId))) return;
  const published = await history.published(installationId, mostShown);
  const coming = await history.findComing(installationId);
  const languages = new Set(
    [...published.slice(0, 1), ...(coming === null ? [] : [coming])].flatMap(({ texts }) =>
      texts.map(({ language }) => language),
    ),
  );
  const histories = new Map(
    [...languages].map((language) => [language, toFields({ language, published, coming })]),
  );
  await write({ installationId, signal }, histories);
}

/** Fewer editions where all of them are too long for the metafields. */
function toFields(history: Parameters<typeof printHistory>[0]): BlockFields {
  const fields = toParts(`history_${history.language}`, printHistory(history).html);
  if (fields !== undefined) return fields;
  const fewer = history.published.slice(0, Math.floor(history.published.length / 2));
  return fewer.length === 0 ? {} : toFields({ ...history, published: fewer });
}
