import type { NoticeConfig } from "../../app/domain/consent/types.ts";
import type { NoticeState } from "../types.ts";
import type { Gate, Held } from "./gate-state.ts";

/** What the gate has to know of the configuration. */
export type Rules = Pick<NoticeConfig, "hosts" | "items">;

/** The page's gate: a page has one, and all its parts work on it. */
export let gate: Gate;

let rules: Rules;
const found: Record<string, string> = {};
const link = document.createElement("a");

/** Sets it up. Nothing is guarded yet. */
export function setUpGate(given: Rules, state: NoticeState): void {
  rules = given;
  gate = { state, held: [], item, missing, fits };
}

/** The letters still missing for a request to this address, empty when it may be made now. */
export function host(address: unknown): string {
  link.href = String(address);
  const name = `.${link.hostname}`;
  // `*.x.com` is `x.com` too. What was found is remembered: pages have thousands of pictures of few hosts.
  found[name] ??=
    rules.hosts.find(([pattern]) =>
      pattern.startsWith("*") ? name.endsWith(pattern.slice(1)) : name === `.${pattern}`,
    )?.[1] ?? "";
  return missing(found[name]);
}

/** The same for what is stored; in a name's pattern `*` stands for anything. */
export function item(name: unknown, kind: string): string {
  const asked = `${kind} ${String(name)}`;
  found[asked] ??=
    rules.items.find(([pattern, , of]) => fits(`${of} ${pattern}`, asked))?.[1] ?? "";
  return missing(found[asked]);
}

function fits(pattern: string, name: string): boolean {
  return RegExp(`^${pattern.replace(/[^\w*]/gu, "\\$&").replace(/\*/gu, ".*")}$`).test(name);
}

/** The letters themselves as long as one of them is not allowed; `n`, what is necessary, always is. */
function missing(letters: string): string {
  return RegExp(`^[n${gate.state.granted}]*$`).test(letters) ? "" : letters;
}

/** Keeps it for later, in the order of arrival. */
export function hold(...entry: Held): unknown {
  gate.held.push(entry);
  return gate.onHold?.(entry);
}

/**
 * Puts a guard before methods and setters of the browser (`Image.src Element.append`), as far as this
 * browser has them. `look` answers the letters a call waits for (it may change the arguments), `answer`
 * what the caller gets meanwhile.
 */
export function guard(
  places: string,
  look: (args: unknown[], self: never) => string | false,
  answer?: (letters: string, run: () => unknown, args: unknown[]) => unknown,
): void {
  const [owners = "", names = ""] = places.split(":");
  for (const owner of owners.split(" "))
    for (const name of names.split(" ")) {
      const made = Reflect.get(window, owner) as { readonly prototype?: object } | undefined;
      const home = made?.prototype ?? made;
      const property = home && Object.getOwnPropertyDescriptor(home, name);
      if (!property) continue;
      const key = property.set ? "set" : "value";
      const native = Reflect.get(property, key) as () => unknown;
      property[key] = function (this: Element, ...args: unknown[]) {
        const letters = look(args, this as never);
        const run = (): unknown => Reflect.apply(native, this, args);
        if (!letters) return run();
        return answer ? answer(letters, run, args) : hold(letters, run, this);
      };
      Object.defineProperty(home, name, property);
    }
}
