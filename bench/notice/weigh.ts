import { compress } from "./serve.ts";
import type { Variant } from "./variants.ts";

/** Bytes, compressed with Brotli as they travel. */
export type Weight = {
  /** Script, style, settings and markup until the first layer is there and answers accept and refuse. */
  readonly first: number;
  /** The same with the second layer. */
  readonly all: number;
};

/** What a notice adds to a page; each file counts by itself, what stands in the page as one stream. */
export function weigh({ files, inPage, later = {}, laterInPage = "" }: Variant): Weight {
  const sum = (texts: readonly string[]) =>
    texts.filter((text) => text !== "").reduce((bytes, text) => bytes + compress(text).length, 0);
  const both = sum(Object.values(files));
  return {
    first: both + sum([inPage]),
    all: both + sum([...Object.values(later), inPage + laterInPage]),
  };
}
