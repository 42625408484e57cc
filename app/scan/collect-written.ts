import type { ScanPage, WrittenPart } from "../domain/promises/types.ts";
import { readWritten } from "./read-written.ts";

export type WrittenCollector = ReturnType<typeof createWrittenCollector>;

/** Nobody's theme asks more; what is beyond is said of the first ones. */
const mostParts = 300;

/** Puts together what stands in the HTML of several pages: each thing once, with the kinds of pages it stands in. */
export function createWrittenCollector(isOwn: (host: string) => boolean) {
  const parts = new Map<string, WrittenPart>();
  return {
    add: (html: string, address: string, page: ScanPage): void => {
      for (const part of readWritten(html, address, isOwn)) {
        const key = `${part.element} ${part.address} ${part.place} ${part.placeName}`;
        const known = parts.get(key);
        if (known === undefined && parts.size >= mostParts) continue;
        parts.set(key, { ...part, pages: [...new Set([...(known?.pages ?? []), page])] });
      }
    },
    list: (): readonly WrittenPart[] => [...parts.values()],
  };
}
