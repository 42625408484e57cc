import { toCanonical } from "../evidence/canonical.ts";
import type { Json } from "../shared/json.ts";
import type { Register } from "./types.ts";
import type { RegisterChange } from "./version.ts";

type Section = RegisterChange["section"];
type Items = readonly { readonly id: string }[];

/** A value's leaves by their dotted path. Lists, nulls and values told by `kind` are one leaf each. */
type Leaves = ReadonlyMap<string, unknown>;

/**
 * Every difference between two registers, field by field, in the order of the register's sections.
 * Empty exactly when both say the same in the same order; the order of an object's keys is nothing.
 */
export function compareRegisters(before: Register, after: Register): readonly RegisterChange[] {
  const fields = (section: Section, pick: (register: Register) => unknown) =>
    compareFields({ section, item: null }, pick(before), pick(after));
  const items = (section: Section, pick: (register: Register) => Items) =>
    compareItems(section, pick(before), pick(after));
  return [
    ...fields("controller", ({ controller }) => controller),
    ...fields("data-protection-officer", ({ dataProtectionOfficer }) => ({
      dataProtectionOfficer,
    })),
    ...fields("authority", ({ authorityCountry }) => ({ authorityCountry })),
    ...items("purposes", ({ purposes }) => purposes),
    ...items("recipients", ({ recipients }) => recipients),
    ...items("stored-items", ({ storedItems }) => storedItems),
    ...fields("data-sale", ({ dataSale }) => ({ dataSale })),
    ...fields("automated-decisions", ({ automatedDecisions }) => ({ automatedDecisions })),
    ...fields("security", ({ securityMeasures }) => ({ securityMeasures })),
    ...fields("languages", ({ mainLanguage, publishedLanguages }) => ({
      mainLanguage,
      publishedLanguages,
    })),
  ];
}

type Subject = Pick<RegisterChange, "section" | "item">;

function compareFields(subject: Subject, before: unknown, after: unknown): RegisterChange[] {
  const [old, now] = [toLeaves(before), toLeaves(after)];
  const paths = [...new Set([...old.keys(), ...now.keys()])];
  return paths
    .filter((path) => !isSame(old.get(path), now.get(path)))
    .map((path) => ({
      ...subject,
      kind: "changed",
      field: path,
      before: old.get(path) ?? null,
      after: now.get(path) ?? null,
    }));
}

function compareItems(section: Section, before: Items, after: Items): RegisterChange[] {
  const [old, now] = [byId(before), byId(after)];
  const whole = { field: null, section };
  const removed = before.filter(({ id }) => !now.has(id));
  const kept = before.filter(({ id }) => now.has(id)).map(({ id }) => id);
  const keptNow = after.filter(({ id }) => old.has(id)).map(({ id }) => id);
  return [
    ...removed.map((item): RegisterChange => {
      return { ...whole, item: item.id, kind: "removed", before: item, after: null };
    }),
    ...after.flatMap((item): RegisterChange[] => {
      const was = old.get(item.id);
      if (was !== undefined) return compareFields({ section, item: item.id }, was, item);
      return [{ ...whole, item: item.id, kind: "added", before: null, after: item }];
    }),
    ...compareFields({ section, item: null }, { order: kept }, { order: keptNow }),
  ];
}

function byId(items: Items): ReadonlyMap<string, { readonly id: string }> {
  return new Map(items.map((item) => [item.id, item]));
}

function toLeaves(value: unknown, path = ""): Leaves {
  if (!isBranch(value)) return new Map([[path, value]]);
  const found = Object.entries(value).flatMap(([key, inner]) => [
    ...toLeaves(inner, path === "" ? key : `${path}.${key}`),
  ]);
  return new Map(found);
}

function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return !("kind" in value) || "id" in value;
}

function isSame(left: unknown, right: unknown): boolean {
  return left === right || toCanonical(toJson(left)) === toCanonical(toJson(right));
}

/** What a register holds is JSON; what is not there counts as null. */
function toJson(value: unknown): Json {
  return (value ?? null) as Json;
}
