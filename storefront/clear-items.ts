import type { Desk } from "./desk.ts";
import { tryTo } from "./try-to.ts";

const cookieNames = (): readonly string[] => document.cookie.replace(/=[^;]*/gu, "").split("; ");

/** Clears it at every domain and path the browser lets this page set it for. */
function clearCookie(name: string): void {
  const domains = location.hostname.split(".").map((_l, at, all) => all.slice(at).join("."));
  const paths = location.pathname.split("/").map((_s, at, all) => all.slice(0, at + 1).join("/"));
  // An empty domain means the page's own host alone.
  for (const domain of ["", ...domains])
    for (const path of ["/", ...paths, ...paths.map((one) => `${one}/`)])
      document.cookie = `${name}=; Max-Age=0; Path=${path}; Domain=${domain}`;
}

/**
 * Deletes what a script of the page can reach of everything that is not allowed: cookies at each level of
 * domain and path, local and session storage, IndexedDB. Answers the names of what stays: kept by third
 * parties, or not shown to scripts.
 */
export function clearItems({ config, gate }: Desk): readonly string[] {
  const clear = (kind: string, names: readonly string[], remove: (name: string) => unknown) => {
    for (const name of names) if (gate.item(name, kind)) remove(name);
  };
  const before = cookieNames();
  clear("c", before, clearCookie);
  // What is switched off holds nothing.
  for (const [kind, name] of [
    ["l", "localStorage"],
    ["t", "sessionStorage"],
  ] as const)
    tryTo(() => clear(kind, Object.keys(window[name]), (key) => window[name].removeItem(key)));
  tryTo(() =>
    indexedDB.databases().then((found) => {
      for (const { name = "" } of found) clear("i", [name], () => indexedDB.deleteDatabase(name));
    }),
  );
  const after = cookieNames();
  return config.items
    .filter(([name, letters, kind]) => {
      const isAmong = (names: readonly string[]) => names.some((one) => gate.fits(name, one));
      const stays = kind === "c" ? isAmong(after) || !isAmong(before) : kind === "x";
      return stays && gate.missing(letters);
    })
    .map(([name]) => name);
}
