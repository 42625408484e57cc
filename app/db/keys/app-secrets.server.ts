import type { PrismaClient } from "../../generated/prisma/client.ts";
import { createKeyBytes, keyIdOf } from "../../seal/envelope.server.ts";
import type { Keyring } from "../../seal/keyring.server.ts";

/** Keys of the whole app, of no shop and no person. */
export type AppSecretName = "ledger" | "evidence-signing" | `leave-links-${number}`;

export type AppSecrets = {
  /** 32 random bytes, made at the first call anywhere and the same ever after. */
  readonly get: (name: AppSecretName) => Promise<Uint8Array>;
};

type Deps = { readonly prisma: PrismaClient; readonly keyring: Keyring };

/** What the secret is wrapped for; it unwraps under no other name. */
export const appSecretWrapId = (name: string): string => `AppSecret:${name}`;

/** Secrets live wrapped in the database and, once read, in this process. */
export function createAppSecrets(deps: Deps): AppSecrets {
  const read = new Map<AppSecretName, Promise<Uint8Array>>();
  return {
    get: (name) => {
      const known = read.get(name);
      if (known !== undefined) return known;
      const reading = readOrMake(deps, name);
      read.set(name, reading);
      // What failed is tried again at the next call.
      reading.catch(() => read.delete(name));
      return reading;
    },
  };
}

async function readOrMake(deps: Deps, name: AppSecretName): Promise<Uint8Array> {
  const found = await find(deps, name);
  if (found !== undefined) return found;
  const wrappedKey = deps.keyring.wrap(appSecretWrapId(name), createKeyBytes());
  const keyEncryptionKeyId = keyIdOf(wrappedKey) ?? deps.keyring.primaryId;
  // Whoever was quicker wins; both read the same afterwards.
  await deps.prisma.appSecret.createMany({
    data: [{ name, wrappedKey, keyEncryptionKeyId }],
    skipDuplicates: true,
  });
  const made = await find(deps, name);
  if (made === undefined) throw new Error(`the app's secret ${name} could not be made`);
  return made;
}

async function find({ prisma, keyring }: Deps, name: string): Promise<Uint8Array | undefined> {
  const row = await prisma.appSecret.findUnique({ where: { name } });
  return row === null ? undefined : keyring.unwrap(appSecretWrapId(name), row.wrappedKey);
}
