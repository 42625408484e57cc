import type { Page } from "playwright-core";
import type { ScanPage } from "../domain/promises/types.ts";

export type PageToVisit = { readonly page: ScanPage; readonly address: string };

/** How addresses of Shopify's storefronts begin, behind an optional locale (`/en`, `/sv-se`). */
const shapes: readonly (readonly [ScanPage, RegExp])[] = [
  ["collection", /^(?:\/[a-z]{2}(?:-[a-z]{2})?)?\/collections\/(?!vendors$|types$)[^/]+$/u],
  ["product", /^(?:\/[a-z]{2}(?:-[a-z]{2})?)?(?:\/collections\/[^/]+)?\/products\/[^/]+$/u],
  ["page", /^(?:\/[a-z]{2}(?:-[a-z]{2})?)?\/pages\/[^/]+$/u],
];

/**
 * One page of each kind, by the links of the page that is open; only pages on the store's own hosts.
 * A store without a kind is scanned without it.
 */
export async function findPages(
  page: Page,
  mayOpen: (address: string) => boolean,
): Promise<readonly PageToVisit[]> {
  const addresses = (await readLinks(page)).filter(mayOpen);
  const found = shapes.flatMap(([kind, shape]) => {
    const address = addresses.find((one) => shape.test(new URL(one).pathname));
    return address === undefined ? [] : [{ page: kind, address }];
  });
  return [...found, { page: "cart", address: new URL("/cart", page.url()).href }];
}

/** Addresses of a page's links, without query or fragment. */
async function readLinks(page: Page): Promise<readonly string[]> {
  const links = await page.evaluate(() =>
    [...document.links]
      .filter(({ protocol }) => protocol === "https:" || protocol === "http:")
      .slice(0, 2_000)
      .map(({ origin, pathname }) => origin + pathname),
  );
  return [...new Set(links)];
}
