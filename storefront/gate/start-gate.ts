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
  const gate: Gate = {
    state,
    held,
    item: (name, kind) =>
      missing(itemRows.find((row) => row[2] === kind && row[0].test(String(name)))),
  };
  const hostRows = hosts.map(compile);
  const itemRows = items.map(compile);
  const link = document.createElement("a");
  const missing = (row: (typeof itemRows)[number] | undefined) =>
    row && !isAllowed(gate, row[1]) ? row[1] : "";
  const hold: Look["hold"] = (...entry) => {
    held.push(entry);
    gate.onHold?.(entry);
  };
  const look = {
    host: (address: unknown) => {
      link.href = String(address);
      return missing(hostRows.find(([pattern]) => pattern.test(`.${link.hostname}`)));
    },
    item: gate.item,
    ...{ hold, guard: guardWith(hold) },
  };
  holdElements(gate, look);
  holdRequests(gate, look);
  holdStorage(look);
  return gate;
}

/** `*` stands for anything. Hosts are asked for with a dot in front, so that `*.x.com` is `x.com` too. */
function compile([name, letters, kind]: readonly [string, string, string?]) {
  const pattern = name.replace(/[^\w*]/gu, "\\$&").replace(/\*/gu, ".*");
  return [RegExp(`^\\.?${pattern}$`), letters, kind] as const;
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
