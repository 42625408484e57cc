import { Liquid } from "liquidjs";
import { registerFilters } from "./filters.ts";
import { type LiquidSource, readSource } from "./liquid-source.ts";
import { registerTags } from "./tags.ts";

/** Renders the Liquid of one theme or one extension: its own snippets, Shopify's tags and filters. */
export type LiquidEngine = {
  readonly source: LiquidSource;
  /** Renders a text; `name` stands in what goes wrong. */
  readonly render: (text: string, globals: object, name: string) => Promise<string>;
};

/** An unknown filter or tag is an error here: on Shopify it would be an empty text nobody sees. */
export function createLiquidEngine(source: LiquidSource): LiquidEngine {
  const liquid = new Liquid({
    root: ["."],
    partials: ["snippets"],
    extname: ".liquid",
    strictFilters: true,
    ownPropertyOnly: true,
    jsTruthy: false,
    relativeReference: false,
    fs: fileSystemOf(source),
  });
  registerTags(liquid);
  registerFilters(liquid);
  return {
    source,
    render: async (text, globals, name) =>
      String(await liquid.render(liquid.parse(text, name), {}, { globals })),
  };
}

function fileSystemOf(source: LiquidSource) {
  const existsSync = (name: string): boolean => source.read(name) !== undefined;
  return {
    existsSync,
    exists: async (name: string) => existsSync(name),
    readFileSync: (name: string) => readSource(source, name),
    readFile: async (name: string) => readSource(source, name),
    resolve: (folder: string, file: string, extension: string) =>
      `${folder === "." ? "" : `${folder}/`}${file}${file.endsWith(extension) ? "" : extension}`,
    contains: async () => true,
    containsSync: () => true,
    dirname: () => "",
    sep: "/",
  };
}
