import type { KeyStore } from "../../app/db/keys/key-store.server.ts";
import { asPersonId, type InstallationId, type PersonId } from "../../app/domain/shared/ids.ts";
import type { PrismaClient } from "../../app/generated/prisma/client.ts";
import { lookupDigest } from "../../app/seal/lookup.server.ts";

/** Somebody a shop knows by their address, under a key that opens nothing. */
export async function plantPerson(
  { shopKeys }: Pick<KeyStore, "shopKeys">,
  about: {
    readonly prisma: PrismaClient;
    readonly installationId: InstallationId;
    readonly email: string;
  },
): Promise<PersonId> {
  const { prisma, installationId, email } = about;
  const { lookupKey } = await shopKeys(installationId);
  const key = { installationId, subject: "person", wrappedKey: new Uint8Array(8) };
  const { id: dataKeyId } = await prisma.dataKey.create({
    data: { ...key, keyEncryptionKeyId: "none" },
  });
  const { id: personId } = await prisma.person.create({ data: { installationId, dataKeyId } });
  const valueDigest = lookupDigest(lookupKey, "email", email);
  if (valueDigest === undefined) throw new Error("no address");
  const lookup = { installationId, kind: "email", valueDigest, personId };
  await prisma.personLookup.create({ data: lookup });
  return asPersonId(personId);
}
