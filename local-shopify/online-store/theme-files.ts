import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the one theme of every shop lies. */
export const themeFolder = fileURLToPath(new URL("../theme", import.meta.url));

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
  const listed = (): readonly string[] =>
    existsSync(themeFolder)
      ? readdirSync(themeFolder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
          .map((entry) => join(relative(themeFolder, entry.parentPath), entry.name))
          .map((name) => name.split(sep).join("/"))
          .filter((name) => name.includes("/"))
      : [];
  return {
    names: () => [...new Set([...listed(), ...own.keys()])].toSorted(),
    read: (name) => {
      const changed = own.get(name);
      if (changed !== undefined) return changed;
      return listed().includes(name) ? readFileSync(join(themeFolder, name), "utf8") : undefined;
    },
    write: (name, content) => {
      own.set(name, content);
    },
  };
}
