import type { Desk } from "./desk.ts";
import { tryTo } from "./try-to.ts";

const cookieNames = (): readonly string[] => document.cookie.replace(/=[^;]*/gu, "").split("; ");

/** `a/b/c` cut at each sign, longest last: `a`, `a/b`, `a/b/c`. */
const cutAt = (text: string, sign: string): readonly string[] =>
  text.split(sign).map((_part, index, parts) => parts.slice(0, index + 1).join(sign));

/** Clears it at every domain and path the browser lets this page set it for. */
function clearCookie(name: string): void {
  const labels = location.hostname.split(".");
  // An empty domain means the page's own host alone.
  for (const domain of ["", ...labels.map((_label, index) => labels.slice(index).join("."))])
    for (const path of cutAt(location.pathname, "/"))
      for (const end of ["", "/"])
        document.cookie = `${name}=; Max-Age=0; Path=${path}${end}; Domain=${domain}`;
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
      const names = found.map(({ name = "" }) => name);
      clear("i", names, (name) => indexedDB.deleteDatabase(name));
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
