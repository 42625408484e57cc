import type { Json, JsonObject } from "../../shared/json.ts";

/** What a JSON value of the Admin API is to a reader. */
export type Shape =
  | { readonly is: "nothing" }
  | { readonly is: "text"; readonly text: string }
  | { readonly is: "number"; readonly number: number }
  | { readonly is: "yes-no"; readonly yes: boolean }
  | { readonly is: "time"; readonly at: Date; readonly text: string }
  | { readonly is: "date"; readonly on: string }
  | { readonly is: "code"; readonly code: string }
  | { readonly is: "id"; readonly type: string; readonly id: string; readonly text: string }
  | { readonly is: "link"; readonly text: string }
  | { readonly is: "money"; readonly money: readonly Money[] }
  | { readonly is: "address"; readonly lines: readonly string[]; readonly rest: JsonObject }
  | { readonly is: "pairs"; readonly pairs: readonly Pair[] }
  | { readonly is: "list"; readonly items: readonly Json[] }
  | { readonly is: "group"; readonly fields: JsonObject };

export type Money = { readonly amount: string; readonly currency: string };
export type Pair = { readonly name: string; readonly value: Json };

const timePattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/u;
const idPattern = /^gid:\/\/shopify\/(\w+)\/([\w-]+)/u;

/** Text that means more only under certain names: a customer's note stays as written. */
const byName: readonly {
  readonly names: RegExp;
  readonly form: RegExp;
  readonly read: (text: string) => Shape;
}[] = [
  {
    names: /(At|On|date|expires)$/u,
    form: /^\d{4}-\d{2}-\d{2}$/u,
    read: (on) => ({ is: "date", on }),
  },
  {
    names:
      /(status|state|kind|type|level|reason|source|method|action|recommendation|sentiment|event)$/iu,
    form: /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/u,
    read: (code) => ({ is: "code", code }),
  },
  {
    names: /(url|link|page)$/iu,
    form: /^https:/iu,
    read: (text) => ({ is: "link", text }),
  },
];

const addressKeys = ["company", "address1", "address2", "zip", "city", "province", "country"];

/** Address fields that only repeat what the lines say; data.json has them all. */
const saidInLines = [
  "firstName",
  "lastName",
  "formatted",
  "formattedArea",
  "countryCode",
  "countryCodeV2",
  "provinceCode",
];

/** Recognises what a value is, by its own form and the name it stands under. */
export function readShape(name: string, value: Json): Shape {
  if (value === null || value === "") return { is: "nothing" };
  if (typeof value === "boolean") return { is: "yes-no", yes: value };
  if (typeof value === "number") return { is: "number", number: value };
  if (typeof value === "string") return readText(name, value);
  return isList(value) ? readList(value) : readObject(value);
}

function readText(name: string, text: string): Shape {
  const [, type, id] = idPattern.exec(text) ?? [];
  if (type !== undefined && id !== undefined) return { is: "id", type, id, text };
  if (isTime(text)) return { is: "time", at: new Date(text), text };
  const known = byName.find(({ names, form }) => names.test(name) && form.test(text));
  return known === undefined ? { is: "text", text } : known.read(text);
}

function isTime(text: string): boolean {
  return timePattern.test(text) && !Number.isNaN(Date.parse(text));
}

function readList(items: readonly Json[]): Shape {
  if (items.length === 0) return { is: "nothing" };
  const pairs = items.map(asPair);
  return pairs.every((pair) => pair !== undefined) ? { is: "pairs", pairs } : { is: "list", items };
}

function asPair(item: Json): Pair | undefined {
  if (!isObject(item)) return undefined;
  const name = item["key"] ?? item["name"];
  const fields = Object.keys(item).filter((field) => field !== "__typename");
  return fields.length === 2 && typeof name === "string" && item["value"] !== undefined
    ? { name, value: item["value"] }
    : undefined;
}

function readObject(fields: JsonObject): Shape {
  const rows = asConnection(fields);
  if (rows !== undefined) return readList(rows);
  const money = asMoneyBag(fields);
  if (money !== undefined) return { is: "money", money };
  const filled = addressKeys.filter((key) => typeof fields[key] === "string");
  if (filled.length >= 2 && ("city" in fields || "address1" in fields)) return readAddress(fields);
  const kept = Object.entries(fields).filter(([name, value]) => isShown(name, value));
  return kept.length === 0 ? { is: "nothing" } : { is: "group", fields: Object.fromEntries(kept) };
}

/** Whether a field has anything to show; the API's own type names are not for readers. */
export function isShown(name: string, value: Json): boolean {
  return name !== "__typename" && readShape(name, value).is !== "nothing";
}

/** The items of a GraphQL connection (`nodes` or `edges`), else undefined. */
export function asConnection(fields: JsonObject): readonly Json[] | undefined {
  const nodes = fields["nodes"];
  if (nodes !== undefined && nodes !== null && isList(nodes)) return nodes;
  const edges = fields["edges"];
  if (edges === undefined || edges === null || !isList(edges)) return undefined;
  return edges.map((edge) => (isObject(edge) ? (edge["node"] ?? null) : edge));
}

function asMoneyBag(fields: JsonObject): readonly Money[] | undefined {
  const direct = asMoney(fields);
  if (direct !== undefined) return [direct];
  const shop = asMoney(fields["shopMoney"] ?? null);
  const shown = asMoney(fields["presentmentMoney"] ?? null);
  const known = [shown, shop].filter((money) => money !== undefined);
  const unlike = known.filter(
    (money, index) =>
      known.findIndex((m) => m.amount === money.amount && m.currency === money.currency) === index,
  );
  return unlike.length === 0 ? undefined : unlike;
}

function asMoney(value: Json): Money | undefined {
  if (!isObject(value)) return undefined;
  const { amount, currencyCode } = value;
  return typeof amount === "string" && typeof currencyCode === "string"
    ? { amount, currency: currencyCode }
    : undefined;
}

/** An address as it is written on a letter; what has no line of its own is kept beside it. */
function readAddress(fields: JsonObject): Shape {
  const text = (key: string): string => {
    const value = fields[key];
    return typeof value === "string" ? value.trim() : "";
  };
  const join = (...keys: readonly string[]): string => keys.map(text).filter(Boolean).join(" ");
  const name = text("name") === "" ? join("firstName", "lastName") : text("name");
  const lines = [
    name,
    text("company"),
    text("address1"),
    text("address2"),
    join("zip", "city"),
    text("province"),
    text("country") === "" ? text("countryCodeV2") : text("country"),
  ].filter(Boolean);
  const said = new Set([...lines, text("zip"), text("city")]);
  const rest = Object.entries(fields).filter(
    ([key, value]) =>
      !(typeof value === "string" && said.has(value.trim())) &&
      !saidInLines.includes(key) &&
      isShown(key, value),
  );
  const names = ["firstName", "lastName"].filter((key) => !name.includes(text(key)));
  return {
    is: "address",
    lines,
    rest: {
      ...Object.fromEntries(names.map((key) => [key, fields[key] ?? null])),
      ...Object.fromEntries(rest),
    },
  };
}

export function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `Array.isArray` that narrows readonly arrays too. */
export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
