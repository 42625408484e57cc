import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** The files of the theme extension, as Shopify gets them. */
export type ExtensionSource = {
  /** Text of `blocks/notice.liquid`, `assets/…`; undefined where there is none. */
  readonly read: (name: string) => string | undefined;
};

const folderName = path.join("extensions", "storefront");
const fileName = /^(?:assets|blocks|locales|snippets)\/[\w.-]+$/u;

/** Finds the extension above this file: it stands as far up in the sources as in the build. */
function findFolder(from: string): string {
  const folder = path.join(from, folderName);
  if (existsSync(path.join(folder, "shopify.extension.toml"))) return folder;
  const above = path.dirname(from);
  if (above === from) throw new Error(`There is no ${folderName} above ${import.meta.dirname}`);
  return findFolder(above);
}

/** Reads the extension's files anew each time; they are few and small. */
export function createExtensionSource(): ExtensionSource {
  const folder = findFolder(import.meta.dirname);
  return {
    read: (name) => {
      const file = path.join(folder, name);
      return fileName.test(name) && existsSync(file) ? readFileSync(file, "utf8") : undefined;
    },
  };
}
