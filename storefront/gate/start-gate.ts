import type { NoticeConfig } from "../../app/domain/consent/types.ts";
import type { NoticeState } from "../types.ts";
import type { Gate, Guard, Held, Look } from "./gate-state.ts";
import { holdElements } from "./hold-elements.ts";
import { holdRequests } from "./hold-requests.ts";
import { holdStorage } from "./hold-storage.ts";
import { isAllowed } from "./is-allowed.ts";

export type { Gate } from "./gate-state.ts";

/**
 * Holds back what a visitor has not allowed, from the moment it is called: requests to hosts of the
 * configuration, elements marked with a category, and what is stored under names of the configuration.
 * What is held back keeps its order and waits in `gate.held`; run-held.ts lets it go.
 * It runs inline before all else, so every byte counts: what can wait is not here.
 *
 * @param config what the register knows; the first row of hosts and items that fits decides.
 */
export function startGate({ hosts, items }: NoticeConfig, state: NoticeState): Gate {
  const held: Held[] = [];
  const link = document.createElement("a");
  const findHost = finderIn(hosts);
  const findItem = finderIn(items);
  const missing = (letters: string) => (isAllowed(gate, letters) ? "" : letters);
  const item: Look["item"] = (name, kind) => missing(findItem(String(name), kind));
  const gate: Gate = { state, held, item };
  const hold: Look["hold"] = (...entry) => {
    held.push(entry);
    gate.onHold?.(entry);
  };
  const look = {
    host: (address: unknown) => {
      link.href = String(address);
      return missing(findHost(`.${link.hostname}`));
    },
    ...{ item, hold, guard: guardWith(hold) },
  };
  holdElements(gate, look);
  holdRequests(gate, look);
  holdStorage(look);
  return gate;
}

type Rows = readonly (readonly [name: string, letters: string, kind?: string])[];

/**
 * Finds the letters of a name. Patterns are read when the first name is asked for, and what was found is
 * remembered: pages have thousands of pictures of few hosts.
 */
function finderIn(rows: Rows): (name: string, kind?: string) => string {
  const found: Record<string, string> = {};
  let patterns: readonly RegExp[] | undefined;
  return (name, kind) => {
    patterns ??= rows.map(([pattern]) => toPattern(pattern));
    const fits = (pattern: RegExp, index: number) =>
      rows[index]?.[2] === kind && pattern.test(name);
    return (found[`${kind ?? ""} ${name}`] ??= rows[patterns.findIndex(fits)]?.[1] ?? "");
  };
}

/** `*` stands for anything. Hosts are asked for with a dot in front, so that `*.x.com` is `x.com` too. */
function toPattern(name: string): RegExp {
  return RegExp(`^\\.?${name.replace(/[^\w*]/gu, "\\$&").replace(/\*/gu, ".*")}$`);
}

function guardWith(hold: Look["hold"]): Guard {
  return (places, look, answer) => {
    const [owners, names] = places.split(":").map((part) => part.split(" "));
    for (const owner of owners ?? [])
      for (const name of names ?? []) {
        const made = Reflect.get(window, owner) as { readonly prototype?: object } | undefined;
        const home = made?.prototype ?? made;
        const property = home && Object.getOwnPropertyDescriptor(home, name);
        if (!property) continue;
        const key = property.set ? "set" : "value";
        const native = Reflect.get(property, key) as () => unknown;
        property[key] = function (this: Element, ...args: unknown[]) {
          const letters = look(args, this as never);
          const run = (): unknown => Reflect.apply(native, this, args);
          if (letters) return answer ? answer(letters, run, args) : hold(letters, run, this);
          return run();
        };
        Object.defineProperty(home, name, property);
      }
  };
}
