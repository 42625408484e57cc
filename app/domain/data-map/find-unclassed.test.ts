import { parse, TypeInfo, visit, visitWithTypeInfo } from "graphql";
import { describe, expect, it } from "vitest";
import { readAdminIntrospection, readAdminSchema } from "../../../tests/support/admin-schema.ts";
import { readText } from "../../../tests/support/repository.ts";
import { shopifyPlaces } from "../../platform/shopify/collectors.server.ts";
import { byIdsDocument, listDocument } from "../../platform/shopify/place-documents.server.ts";
import { lagomColumns, readFates, shopifyFields } from "./find-fate.ts";
import {
  findStaleFields,
  findUnclassedColumns,
  findUnclassedFields,
  readPrismaColumns,
  type SchemaTypes,
} from "./find-unclassed.ts";
import { getPlace, places } from "./places.ts";

const types = readAdminIntrospection().data.__schema.types;
const schema = readAdminSchema();

/** Every scope a relation may need, so that nothing is kept out of the documents. */
const scopes = places.flatMap((place) => [
  ...place.scopes.flat(),
  ...place.wideningScopes.map(({ scope }) => scope),
]);

/** What the collectors ask for: fields by the type they are asked on. */
function askedFields(): ReadonlyMap<string, ReadonlySet<string>> {
  const asked = new Map<string, Set<string>>();
  const limits = { scopes, denied: new Set<string>() };
  for (const definition of Object.values(shopifyPlaces)) {
    for (const document of [
      byIdsDocument(definition, limits),
      listDocument(definition, { depth: "light", first: 1 }, limits),
    ]) {
      const info = new TypeInfo(schema);
      const note = () => {
        const [type, field] = [info.getParentType()?.name, info.getFieldDef()?.name];
        if (type === undefined || field === undefined || field.startsWith("__")) return;
        asked.set(type, (asked.get(type) ?? new Set()).add(field));
      };
      visit(parse(document), visitWithTypeInfo(info, { Field: note }));
    }
  }
  return asked;
}

const asked = askedFields();

/** Asked on the type itself, or on an interface it has. */
function isAsked(type: string, field: string): boolean {
  const known = schema.getType(type);
  const interfaces = known !== undefined && "getInterfaces" in known ? known.getInterfaces() : [];
  return [type, ...interfaces.map(({ name }) => name)].some(
    (name) => asked.get(name)?.has(field) === true,
  );
}

describe("findUnclassedFields()", () => {
  it("finds nothing undecided in Shopify's real schema", () => {
    expect(findUnclassedFields(types, [...asked.keys()])).toEqual([]);
  });

  it("covers all 81 protected fields of 2026-10", () => {
    const protectedFields = types.flatMap(({ name, fields }) =>
      fieldsOf(fields)
        .filter(({ isProtected }) => isProtected === true)
        .map((field) => `${name}.${field.name}`),
    );
    expect(protectedFields).toHaveLength(81);
    expect(findUnclassedFields(types, [], {})).toEqual(protectedFields);
  });

  it("fails on a protected field that is new, on a type nobody touches as well", () => {
    const grown = addField("Shop", { name: "ownerPhone", isProtected: true });
    expect(findUnclassedFields(grown, [...asked.keys()])).toEqual(["Shop.ownerPhone"]);
  });

  it("fails on any new field of a type the collectors touch", () => {
    const grown = addField("Order", { name: "shopperMood" });
    expect(findUnclassedFields(grown, [...asked.keys()])).toEqual(["Order.shopperMood"]);
  });
});

describe("findStaleFields()", () => {
  it("finds no name in the map that Shopify's schema does not have", () => {
    expect(findStaleFields(types)).toEqual([]);
  });
});

describe("the data map", () => {
  it("collects a field exactly where a document asks for it", () => {
    const collected = Object.entries(shopifyFields).flatMap(([type, fates]) =>
      [...readFates(type, fates)]
        .filter(([, { fate }]) => fate === "collected")
        .map(([field]) => [type, field] as const),
    );
    const neverAsked = collected.filter(([type, field]) => !isAsked(type, field));
    // Asked for on the interface of these types only where they have it.
    expect(neverAsked.map((pair) => pair.join("."))).toEqual([]);
  });

  it("lets no document ask for a field that is not collected, but for those needed to leave others out", () => {
    const uncollected = [...asked].flatMap(([type, fields]) => {
      const fates = shopifyFields[type];
      const read =
        fates === undefined ? new Map<string, { fate: string }>() : readFates(type, fates);
      return [...fields]
        .filter((field) => fates !== undefined && read.get(field)?.fate !== "collected")
        .map((field) => `${type}.${field}`);
    });
    expect(uncollected.toSorted()).toEqual([
      "BasicEvent.author",
      "CompanyContactRoleAssignment.companyContact",
      "CompanyLocation.roleAssignments",
    ]);
  });

  it("touches no type that it does not class", () => {
    const wrappers = /(?:Connection|Edge)$|^PageInfo$|^QueryRoot$/u;
    const unclassed = [...asked.keys()].filter(
      (type) => !wrappers.test(type) && !shopifyFields[type],
    );
    expect(unclassed).toEqual([]);
  });

  it("has one row per place, with the scopes its documents need", () => {
    expect(new Set(places.map(({ id }) => id)).size).toBe(places.length);
    expect(getPlace("orders").scopes).toEqual([["read_orders"]]);
  });

  it("names only scopes that shopify.app.toml asks for", () => {
    const toml = readText("shopify.app.toml");
    const needed = places.flatMap((place) => [
      ...place.scopes.map((oneOf) => oneOf[0] ?? ""),
      ...place.wideningScopes.map(({ scope }) => scope),
    ]);
    expect(needed.filter((scope) => !new RegExp(`\\b${scope}\\b`, "u").test(toml))).toEqual([]);
  });
});

describe("findUnclassedColumns()", () => {
  const prisma = readText("prisma/schema.prisma");

  it("finds nothing undecided in our own tables", () => {
    expect(findUnclassedColumns(prisma)).toEqual([]);
    expect(readPrismaColumns(prisma).length).toBeGreaterThan(100);
  });

  it("fails on a new column", () => {
    const grown = prisma.replace("model Person {\n", "model Person {\n  nickname String?\n");
    expect(findUnclassedColumns(grown)).toEqual(["Person.nickname"]);
  });

  it("fails on a new table", () => {
    const grown = `${prisma}\nmodel Diary {\n  id String @id\n  text String\n}\n`;
    expect(findUnclassedColumns(grown)).toEqual(["Diary.id", "Diary.text"]);
  });

  it("classes no column that is gone", () => {
    const columns = new Set(
      readPrismaColumns(prisma).map(({ model, column }) => `${model}.${column}`),
    );
    const stale = Object.entries(lagomColumns).flatMap(([model, fates]) =>
      [...readFates(model, fates).keys()].map((column) => `${model}.${column}`),
    );
    expect(stale.filter((name) => !columns.has(name))).toEqual([]);
  });
});

describe("readFates()", () => {
  it("refuses a field that is classed twice", () => {
    expect(() => readFates("Order", { collected: "note", notPersonal: "note" })).toThrow(/twice/u);
  });
});

type FieldList = NonNullable<SchemaTypes[number]["fields"]>;

function fieldsOf(fields: FieldList | null | undefined): FieldList {
  return fields ?? [];
}

function addField(type: string, field: FieldList[number]): SchemaTypes {
  return types.map((one) => {
    const fields = fieldsOf(one.fields);
    return { name: one.name, fields: one.name === type ? [...fields, field] : fields };
  });
}
