import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** The files of a theme or of an app's theme extension, by their names below its folder. */
export type LiquidSource = {
  readonly names: () => readonly string[];
  readonly read: (name: string) => string | undefined;
  /** Address under which a file of `assets/` is served. */
  readonly assetUrl: (name: string) => string;
};

/** Names of every file below a folder that has a folder of its own (`blocks/policy.liquid`). */
export function listFolder(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => join(relative(folder, entry.parentPath), entry.name))
    .map((name) => name.split(sep).join("/"))
    .filter((name) => name.includes("/"));
}

/** A file below a folder; undefined when there is none of that name, or the name leads out of it. */
export function readBelow(folder: string, name: string): string | undefined {
  const path = join(folder, name);
  if (!path.startsWith(folder + sep) || !existsSync(path)) return undefined;
  return readFileSync(path, "utf8");
}

/** A file that must be there. */
export function readSource(source: LiquidSource, name: string): string {
  const text = source.read(name);
  if (text === undefined) throw new Error(`There is no ${name}`);
  return text;
}

/** JSON of a theme, which may begin with a comment as Shopify's editor writes it. */
export function parseThemeJson(text: string): unknown {
  return JSON.parse(text.replace(/^\s*\/\*[\s\S]*?\*\//u, ""));
}
