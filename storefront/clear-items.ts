import type { NoticeState, PageConfig } from "./types.ts";

/** Whether a name fits a pattern in which `*` stands for anything. */
export function fitsName(pattern: string, name: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[^\w-]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s").test(name);
}

type Row = PageConfig["items"][number];

const isRefused = (row: Row | undefined, { granted }: NoticeState): boolean =>
  Array.from(row?.[1] ?? "").some((letter) => !granted.includes(letter));

const cookieNames = (): readonly string[] =>
  document.cookie.split("; ").map((pair) => pair.split("=")[0] ?? "");

/** Every domain the browser may let this page set a cookie for: itself and those above it. */
function listDomains(): readonly string[] {
  const labels = location.hostname.split(".");
  return ["", ...labels.map((_label, index) => `; Domain=${labels.slice(index).join(".")}`)];
}

/** `/a/b` gives `/`, `/a`, `/a/`, `/a/b`, `/a/b/`. */
function listPaths(): readonly string[] {
  const steps = location.pathname.split("/").slice(1);
  const paths = steps.map((_step, index) => `/${steps.slice(0, index + 1).join("/")}`);
  return ["/", ...paths.flatMap((path) => [path, `${path}/`])];
}

function clearCookie(name: string): void {
  for (const domain of listDomains())
    for (const path of listPaths()) document.cookie = `${name}=; Max-Age=0; Path=${path}${domain}`;
}

function tryTo(work: () => void): void {
  try {
    work();
  } catch {
    // What is switched off holds nothing.
  }
}

/**
 * Deletes what a script of the page can reach of everything that is not allowed: cookies at each level of
 * domain and path, local and session storage, IndexedDB. Answers the names of what stays: kept by third
 * parties, or not shown to scripts.
 */
export function clearItems({ items }: PageConfig, state: NoticeState): readonly string[] {
  const isGone = (kind: string) => (name: string) =>
    // The first row of its kind that fits decides.
    isRefused(
      items.find(([pattern, , of]) => of === kind && fitsName(pattern, name)),
      state,
    );
  const clearStorage = (kind: string, storage: Storage): void => {
    for (const name of Object.keys(storage).filter(isGone(kind))) storage.removeItem(name);
  };
  const before = cookieNames();
  tryTo(() => {
    before.filter(isGone("c")).forEach(clearCookie);
  });
  tryTo(() => {
    clearStorage("l", localStorage);
  });
  tryTo(() => {
    clearStorage("t", sessionStorage);
  });
  tryTo(() => {
    void indexedDB.databases().then((found) => {
      for (const { name = "" } of found) if (isGone("i")(name)) indexedDB.deleteDatabase(name);
    });
  });
  const after = cookieNames();
  const isAmong = (names: readonly string[], pattern: string) =>
    names.some((name) => fitsName(pattern, name));
  return items
    .filter((row) => isRefused(row, state))
    .filter(
      ([name, , kind]) =>
        kind === "x" || (kind === "c" && (isAmong(after, name) || !isAmong(before, name))),
    )
    .map(([name]) => name);
}
