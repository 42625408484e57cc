import type { LiveStore } from "../store/live-store.ts";
import { type SearchTerm, wordsIn } from "./search-syntax.ts";

type WordIndex = ReadonlyMap<string, readonly number[]>;

const indexes = new WeakMap<LiveStore, { Customer?: WordIndex; Order?: WordIndex }>();

/**
 * Records whose e-mail may match a term, found by its rarest word instead of a
 * walk through all. Only narrows: the term is still checked on each. Addresses that
 * were written later are not in the index, so every changed record is a candidate.
 */
export function emailCandidates(
  store: LiveStore,
  type: "Customer" | "Order",
  term: SearchTerm,
): readonly number[] | undefined {
  const words = term.value === "*" ? [] : wordsIn(term.value);
  // The last word may be a prefix when the value is no whole address.
  const whole = term.phrase || term.value.includes("@") ? words : words.slice(0, -1);
  if (whole.length === 0) return undefined;
  const index = indexOf(store, type);
  const lists = whole.map((word) => index.get(word) ?? []);
  const rarest = lists.reduce((few, list) => (list.length < few.length ? list : few));
  const touched = store.touched(type);
  return touched.length === 0 ? rarest : [...new Set([...rarest, ...touched])];
}

function indexOf(store: LiveStore, type: "Customer" | "Order"): WordIndex {
  const made = indexes.get(store) ?? {};
  indexes.set(store, made);
  return (made[type] ??= type === "Customer" ? indexCustomers(store) : indexOrders(store));
}

function indexCustomers(store: LiveStore): WordIndex {
  const words = new Map<string, number[]>();
  for (let index = 0; index < store.layout.customerCount; index += 1) {
    const plan = store.layout.customer(index);
    if (plan?.state === "present") put(words, plan.email?.value, index);
  }
  return words;
}

function indexOrders(store: LiveStore): WordIndex {
  const words = new Map<string, number[]>();
  for (let index = 0; index < store.layout.orderCount; index += 1)
    put(words, store.layout.order(index)?.email?.value, index);
  return words;
}

function put(words: Map<string, number[]>, email: string | undefined, index: number): void {
  for (const word of new Set(wordsIn(email ?? ""))) {
    const list = words.get(word);
    if (list) list.push(index);
    else words.set(word, [index]);
  }
}
