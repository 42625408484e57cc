/**
 * These run inside the pages of a storefront, before their own scripts. Each takes the name of the
 * function it reports to, and tells names and the calls that led there; values never leave the page.
 * They are handed over as text, so nothing from outside them can be used in them.
 */
export const pageWatches = [watchCookies, watchCookieStore, watchStorage, watchDatabases] as const;

/** Reports what scripts assign to `document.cookie`. */
function watchCookies(reportName: string): void {
  const report: unknown = Reflect.get(globalThis, reportName);
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, "cookie");
  const set: unknown = Reflect.get(cookie ?? {}, "set");
  if (typeof report !== "function" || typeof set !== "function") return;
  Object.defineProperty(Document.prototype, "cookie", {
    ...cookie,
    set(this: Document, text: unknown) {
      const line = String(text);
      const pair = line.split(";")[0] ?? "";
      const name = pair.includes("=") ? pair.slice(0, pair.indexOf("=")) : "";
      const stack = new Error().stack;
      void Reflect.apply(report, undefined, [
        { kind: "cookie", line: `${name}=${line.slice(pair.length)}`, stack },
      ]);
      void Reflect.apply(set, this, [text]);
    },
  });
}

/** Reports what scripts set through the Cookie Store API, which only some browsers have. */
function watchCookieStore(reportName: string): void {
  const report: unknown = Reflect.get(globalThis, reportName);
  const store: unknown = Reflect.get(globalThis, "CookieStore");
  if (typeof report !== "function" || typeof store !== "function") return;
  const prototype = store.prototype as { set: (...given: unknown[]) => Promise<void> };
  const set = prototype.set;
  prototype.set = function (...given) {
    const [first] = given;
    const options: object = typeof first === "object" && first !== null ? first : { name: first };
    const name = String(Reflect.get(options, "name"));
    const domain: unknown = Reflect.get(options, "domain");
    const expires: unknown = Reflect.get(options, "expires");
    const attributes = [
      typeof domain === "string" ? `;domain=${domain}` : "",
      typeof expires === "number" ? `;expires=${new Date(expires).toUTCString()}` : "",
    ];
    const stack = new Error().stack;
    void Reflect.apply(report, undefined, [
      { kind: "cookie", line: `${name}=${attributes.join("")}`, stack },
    ]);
    return set.apply(this, given);
  };
}

/** Reports keys of local and session storage. */
function watchStorage(reportName: string): void {
  const report: unknown = Reflect.get(globalThis, reportName);
  const set = Object.getOwnPropertyDescriptor(Storage.prototype, "setItem");
  const original: unknown = set?.value;
  if (typeof report !== "function" || typeof original !== "function") return;
  const isSession = (storage: Storage): boolean => {
    try {
      return storage === globalThis.sessionStorage;
    } catch {
      return false;
    }
  };
  Object.defineProperty(Storage.prototype, "setItem", {
    ...set,
    value(this: Storage, ...given: unknown[]) {
      const kind = isSession(this) ? "session-storage" : "local-storage";
      const stack = new Error().stack;
      void Reflect.apply(report, undefined, [{ kind, name: String(given[0]), stack }]);
      const result: unknown = Reflect.apply(original, this, given);
      return result;
    },
  });
}

/** Reports databases of the browser that scripts open. */
function watchDatabases(reportName: string): void {
  const report: unknown = Reflect.get(globalThis, reportName);
  const open = Object.getOwnPropertyDescriptor(IDBFactory.prototype, "open");
  const original: unknown = open?.value;
  if (typeof report !== "function" || typeof original !== "function") return;
  Object.defineProperty(IDBFactory.prototype, "open", {
    ...open,
    value(this: IDBFactory, ...given: unknown[]) {
      const stack = new Error().stack;
      void Reflect.apply(report, undefined, [
        { kind: "indexed-db", name: String(given[0]), stack },
      ]);
      const result: unknown = Reflect.apply(original, this, given);
      return result;
    },
  });
}

export type KeysLeft = {
  readonly local: readonly string[];
  readonly session: readonly string[];
  readonly databases: readonly string[];
};

/** Runs in a page: keys that lie there, also those set without a call that could be watched. */
export async function readKeysLeft(): Promise<KeysLeft> {
  const keysOf = (read: () => Storage): string[] => {
    try {
      return Object.keys(read());
    } catch {
      return [];
    }
  };
  const databases = async () => {
    try {
      return (await indexedDB.databases()).map(({ name }) => name ?? "");
    } catch {
      return [];
    }
  };
  return {
    local: keysOf(() => localStorage),
    session: keysOf(() => sessionStorage),
    databases: await databases(),
  };
}
