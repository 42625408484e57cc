import { withoutData } from "../../logging/log.server.ts";

/** A line of Shopify's library, as our log takes it. */
export type ShopifyLine = {
  /** The package that wrote it. */
  readonly from: string;
  readonly shop?: string;
  readonly text: string;
};

/** `[shopify-app/ERROR] What happened | {shop: a.myshopify.com, url: ...}` */
const linePattern = /^\[([\w-]+)\/[A-Z]+\] ([^|]*)/u;
const shopPattern = /[{,] ?shop: ([a-z\d-]+\.myshopify\.com)\b/u;
const queryPattern = /\?\S+/gu;
/** A JSON Web Token, or longer than any word: another token, a signature, a digest. */
const opaquePattern = /\beyJ[\w.-]+|[\w+/=-]{24,}/gu;

/**
 * Takes a line of the library's own format apart. Of what it adds to its words
 * only the shop stays: the rest may be an address with tokens in it, or an
 * answer of Shopify's.
 */
export function readShopifyLine(line: string): ShopifyLine {
  const [, from = "shopify", said = line] = linePattern.exec(line) ?? [];
  const shop = shopPattern.exec(line)?.[1];
  const words = said.trim().replace(queryPattern, "").replace(opaquePattern, "[left out]");
  return { from, ...(shop === undefined ? {} : { shop }), text: withoutData(words) };
}
