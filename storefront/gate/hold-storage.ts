import { guard, hold, item } from "./gate.ts";

/** Holds back what is stored under names of the configuration. */
export function holdStorage(): void {
  // Deletions pass: withdrawing needs them.
  guard("Document:cookie", ([text]) => {
    const cookie = String(text);
    return !/max-age=0|expires=.*1970/iu.test(cookie) && item(/[^=\s]+/u.exec(cookie), "c");
  });
  guard(
    "CookieStore:set",
    ([name]) => item((name as Partial<CookieInit>).name ?? name, "c"),
    async (letters, run) => hold(letters, run),
  );
  guard("Storage:setItem", ([name], self: Storage) =>
    item(name, self === sessionStorage ? "t" : "l"),
  );
  guard(
    "IDBFactory:open",
    ([name]) => item(name, "i"),
    (letters, run) => {
      const waiting = new EventTarget();
      hold(letters, run, waiting);
      return waiting;
    },
  );
}
