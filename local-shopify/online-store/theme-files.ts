import { fileURLToPath } from "node:url";
import { listFolder, readBelow } from "../storefront/liquid/liquid-source.ts";

/** Where the one theme of every shop lies. */
const themeFolder = fileURLToPath(new URL("../theme", import.meta.url)).replace(/\/$/u, "");

/** The files of a shop's theme: those of the folder, and what this shop changed of them. */
export type ThemeFiles = {
  readonly names: () => readonly string[];
  /** Text of a file, undefined when there is none of that name. */
  readonly read: (name: string) => string | undefined;
  /** Somebody saves a file, as the theme editor does with `config/settings_data.json`. */
  readonly write: (name: string, content: string) => void;
};

export function createThemeFiles(): ThemeFiles {
  const own = new Map<string, string>();
  return {
    names: () => [...new Set([...listFolder(themeFolder), ...own.keys()])].toSorted(),
    read: (name) => own.get(name) ?? readBelow(themeFolder, name),
    write: (name, content) => {
      own.set(name, content);
    },
  };
}
