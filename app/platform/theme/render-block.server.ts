import { Liquid } from "liquidjs";
import type { ExtensionSource } from "./extension-source.server.ts";
import { createTranslate } from "./extension-words.server.ts";

export type BlockToRender = {
  readonly source: ExtensionSource;
  /** File of the block: `blocks/notice.liquid`. */
  readonly block: string;
  /** Values of the app's metafields by key, which Liquid reads as `app.metafields.lagom.<key>`. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The page's language as Shopify writes it. */
  readonly locale: string;
  readonly shopName: string;
};

/**
 * Renders a block of the extension as Shopify does in the theme editor: the same Liquid, with the few of
 * Shopify's own tags and filters it uses. A filter that is not known is an error, not an empty text.
 */
export async function renderBlock(wanted: BlockToRender): Promise<string> {
  const { source, block, fields, locale, shopName } = wanted;
  const text = source.read(block);
  if (text === undefined) throw new Error(`The extension has no ${block}`);
  const liquid = createLiquid(wanted);
  const lagom = Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, { type: "json", value }]),
  );
  const globals = {
    app: { metafields: { lagom } },
    block: { id: "preview", settings: defaultsOf(text), shopify_attributes: "" },
    request: { design_mode: true, locale: { iso_code: locale, root_url: "/" }, page_type: "index" },
    localization: { language: { iso_code: locale } },
    shop: { name: shopName, url: "", privacy_policy: { url: "/policies/privacy-policy" } },
    routes: { root_url: "/" },
  };
  return String(await liquid.parseAndRender(withoutSchema(text), {}, { globals }));
}

function createLiquid({ source, locale }: BlockToRender): Liquid {
  const read = (name: string): string => {
    const text = source.read(name);
    if (text === undefined) throw new Error(`The extension has no ${name}`);
    return withoutSchema(text);
  };
  const liquid = new Liquid({
    ...{ root: ["."], partials: ["snippets"], extname: ".liquid", strictFilters: true },
    ...{ ownPropertyOnly: true, jsTruthy: false, relativeReference: false },
    fs: {
      existsSync: (name: string) => source.read(name) !== undefined,
      exists: async (name: string) => source.read(name) !== undefined,
      readFileSync: read,
      readFile: async (name: string) => read(name),
      resolve: (folder: string, file: string, extension: string) =>
        `${folder === "." ? "" : `${folder}/`}${file}${file.endsWith(extension) ? "" : extension}`,
      contains: async () => true,
      containsSync: () => true,
      dirname: () => "",
      sep: "/",
    },
  });
  const translate = createTranslate(source, locale);
  liquid.registerFilter("t", (key: unknown) => translate(String(key)));
  liquid.registerFilter("json", (value: unknown) => toScriptJson(value));
  liquid.registerFilter("asset_url", (name: unknown) => toAssetUrl(source, String(name)));
  return liquid;
}

/** Parts of a block that Shopify reads and does not print. */
function withoutSchema(text: string): string {
  return text.replaceAll(
    /\{%-?\s*(schema|doc|javascript|stylesheet)\s*-?%\}[\s\S]*?\{%-?\s*end\1\s*-?%\}/gu,
    "",
  );
}

/** What the merchant has not changed in the theme editor. */
function defaultsOf(text: string): Readonly<Record<string, unknown>> {
  const [, schema = "{}"] = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema/u.exec(text) ?? [];
  const { settings = [] } = JSON.parse(schema) as {
    readonly settings?: readonly { readonly id?: string; readonly default?: unknown }[];
  };
  return Object.fromEntries(
    settings.flatMap(({ id, default: value }) => (id === undefined ? [] : [[id, value ?? null]])),
  );
}

/** Shopify's `json` may stand inside a script element. */
function toScriptJson(value: unknown): string {
  return JSON.stringify(value ?? null)
    .replaceAll("<", String.raw`\u003c`)
    .replaceAll(">", String.raw`\u003e`)
    .replaceAll("&", String.raw`\u0026`);
}

/** The file itself, so that a preview asks nobody for it. */
function toAssetUrl(source: ExtensionSource, name: string): string {
  const type = name.endsWith(".css") ? "text/css" : "text/javascript";
  const text = source.read(`assets/${name}`) ?? "";
  return `data:${type};charset=utf-8;base64,${Buffer.from(text).toString("base64")}`;
}
