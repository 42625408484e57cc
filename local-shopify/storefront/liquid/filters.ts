import type { Context, Liquid } from "liquidjs";
import { escapeHtml } from "./escape-html.ts";
import { pageOf } from "./page-state.ts";

type FilterThis = { readonly context: Context };
type Named = Readonly<Record<string, unknown>>;

/** Named arguments of a filter, which liquidjs hands over as pairs behind the others. */
function namedOf(rest: readonly unknown[]): Named {
  return Object.fromEntries(
    rest.flatMap((one) => (Array.isArray(one) ? [[String(one[0]), one[1] as unknown]] : [])),
  );
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** Shopify's filters that the theme and the blocks use; any other is an error, not an empty text. */
export function registerFilters(liquid: Liquid): void {
  registerTextFilters(liquid);
  registerUrlFilters(liquid);
  registerMoneyFilters(liquid);
}

function registerTextFilters(liquid: Liquid): void {
  const translate = function (this: FilterThis, key: unknown, ...rest: unknown[]): string {
    return pageOf(this.context).translate(textOf(key), namedOf(rest));
  };
  liquid.registerFilter("t", translate);
  liquid.registerFilter("translate", translate);
  liquid.registerFilter("handleize", (text: unknown) => handleize(textOf(text)));
  liquid.registerFilter("handle", (text: unknown) => handleize(textOf(text)));
  liquid.registerFilter("json", (value: unknown) => toScriptJson(value));
  liquid.registerFilter("default_errors", (errors: unknown) =>
    Array.isArray(errors) && errors.length > 0
      ? `<div class="errors"><ul><li>${escapeHtml(errors.map(String).join(", "))}</li></ul></div>`
      : "",
  );
  liquid.registerFilter("link_to", (text: unknown, url: unknown) => {
    return `<a href="${escapeHtml(textOf(url))}">${textOf(text)}</a>`;
  });
}

function registerUrlFilters(liquid: Liquid): void {
  liquid.registerFilter("asset_url", function (this: FilterThis, name: unknown) {
    return pageOf(this.context).assetUrl(textOf(name));
  });
  liquid.registerFilter("stylesheet_tag", (url: unknown) => stylesheetLink(textOf(url)));
  liquid.registerFilter("script_tag", (url: unknown) => {
    return `<script src="${escapeHtml(textOf(url))}" type="text/javascript"></script>`;
  });
  liquid.registerFilter("placeholder_svg_tag", (name: unknown, css: unknown) => {
    const box = `viewBox="0 0 525 525" aria-hidden="true"`;
    const classes = escapeHtml(textOf(css) === "" ? "placeholder-svg" : textOf(css));
    return `<svg class="${classes}" data-name="${escapeHtml(textOf(name))}" ${box}><rect width="525" height="525" fill="currentColor" opacity="0.12"/></svg>`;
  });
}

function registerMoneyFilters(liquid: Liquid): void {
  const amount = (minor: unknown) => (Number(minor ?? 0) / 100).toFixed(2).replace(".", ",");
  liquid.registerFilter("money", (minor: unknown) => `${amount(minor)} kr`);
  liquid.registerFilter("money_with_currency", (minor: unknown) => `${amount(minor)} SEK`);
  liquid.registerFilter("money_without_currency", amount);
}

/** A style sheet's link, as `stylesheet_tag` writes it. */
export function stylesheetLink(url: string): string {
  return `<link href="${escapeHtml(url)}" rel="stylesheet" type="text/css" media="all" />`;
}

/** JSON that may stand inside a script element. */
export function toScriptJson(value: unknown): string {
  return JSON.stringify(value ?? null)
    .replaceAll("<", "\\u003c")
    .replaceAll(">", "\\u003e")
    .replaceAll("&", "\\u0026");
}

/** `Om oss!` becomes `om-oss`. */
function handleize(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/['"()[\]]/gu, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-+|-+$/gu, "");
}
