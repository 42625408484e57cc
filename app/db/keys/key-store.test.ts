import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  openScratchDatabase,
  type ScratchDatabase,
} from "../../../tests/support/scratch-database.ts";
import { asInstallationId, asPersonId } from "../../domain/shared/ids.ts";
import { createKeyBytes } from "../../seal/envelope.server.ts";
import { createKeyring } from "../../seal/keyring.server.ts";
import { createDataKey, createKeyStore, KeyGoneError } from "./key-store.server.ts";

const keyring = createKeyring({ primary: createKeyBytes() });
let database: ScratchDatabase;

beforeAll(async () => {
  database = await openScratchDatabase();
});
afterAll(async () => {
  await database.close();
});

async function newInstallation(domain: string) {
  const shop = await database.prisma.shop.create({ data: { domain } });
  const made = await database.prisma.installation.create({
    data: { shopId: shop.id, state: "installed" },
  });
  return asInstallationId(made.id);
}

async function newPerson(installationId: string) {
  const { row } = createDataKey(keyring);
  await database.prisma.dataKey.create({ data: { ...row, installationId, subject: "person" } });
  const person = await database.prisma.person.create({
    data: { installationId, dataKeyId: row.id },
  });
  return asPersonId(person.id);
}

describe("createKeyStore()", () => {
  it("makes one shop key however many ask at once", async () => {
    const installation = await newInstallation("many.myshopify.com");
    const stores = Array.from({ length: 6 }, () => createKeyStore({ ...database, keyring }));
    const keys = await Promise.all(stores.map((store) => store.shopKeys(installation)));
    expect(new Set(keys.map(({ dataKey }) => dataKey.id)).size).toBe(1);
    expect(await database.prisma.dataKey.count({ where: { installationId: installation } })).toBe(
      1,
    );
  });

  it("gives every shop a look-up key of its own, the same at every call", async () => {
    const store = createKeyStore({ ...database, keyring });
    const [one, other] = [
      await newInstallation("a.myshopify.com"),
      await newInstallation("b.myshopify.com"),
    ];
    const first = await store.shopKeys(one);
    expect((await store.shopKeys(one)).lookupKey).toEqual(first.lookupKey);
    expect((await store.shopKeys(other)).lookupKey).not.toEqual(first.lookupKey);
  });

  it("seals for a person so that nobody else's key opens it", async () => {
    const installation = await newInstallation("c.myshopify.com");
    const [anna, bo] = [await newPerson(installation), await newPerson(installation)];
    const { personSeal } = createKeyStore({ ...database, keyring });
    const sealed = await personSeal.seal(anna, "T:c:1", Buffer.from("hej"));
    expect(Buffer.from(await personSeal.open(anna, "T:c:1", sealed)).toString()).toBe("hej");
    await expect(personSeal.open(bo, "T:c:1", sealed)).rejects.toThrow(/not sealed under/u);
  });

  it("says that the key is gone once the person was erased", async () => {
    const installation = await newInstallation("d.myshopify.com");
    const person = await newPerson(installation);
    const { personSeal } = createKeyStore({ ...database, keyring });
    const sealed = await personSeal.seal(person, "T:c:1", Buffer.from("hej"));
    await database.prisma.dataKey.deleteMany({ where: { person: { id: person } } });
    await expect(personSeal.open(person, "T:c:1", sealed)).rejects.toThrow(KeyGoneError);
  });

  it("names key-encryption keys that are needed and not held", async () => {
    const installation = await newInstallation("e.myshopify.com");
    await newPerson(installation);
    const store = createKeyStore({ ...database, keyring });
    expect(await store.findMissingKeys()).toEqual([]);
    const stranger = createKeyring({ primary: createKeyBytes() });
    const missing = await createKeyStore({ ...database, keyring: stranger }).findMissingKeys();
    expect(missing).toEqual([keyring.primaryId]);
  });
});
