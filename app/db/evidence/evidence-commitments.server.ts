import { createHash, randomBytes } from "node:crypto";
import type { PersonSeal } from "../../domain/data-requests/ports.ts";
import type { PersonId } from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";

export type Commitments = {
  /**
   * The person's commitment for evidence lines: SHA-256 over a secret salt and the person's id, in
   * hex. The salt is made when first needed, sealed under the person's key, and gone with them.
   * Reads on connections of its own: call it before a transaction, never inside. Undefined when the
   * person is gone.
   */
  readonly commitmentOf: (person: PersonId) => Promise<string | undefined>;
};

const contextOf = (person: PersonId) => `Person:sealedSalt:${person}`;

/** Commitments on the database. */
export function createCommitments(deps: {
  readonly prisma: PrismaClient;
  readonly personSeal: PersonSeal;
}): Commitments {
  const { prisma, personSeal } = deps;
  const find = (person: PersonId) =>
    prisma.person.findUnique({ where: { id: person }, select: { sealedSalt: true } });
  const makeSalt = async (person: PersonId) => {
    const sealedSalt = await personSeal.seal(person, contextOf(person), randomBytes(32));
    // Only the first one is kept, whoever made it.
    await prisma.person.updateMany({
      where: { id: person, sealedSalt: null },
      data: { sealedSalt },
    });
    return find(person);
  };
  return {
    commitmentOf: async (person) => {
      const row = await find(person);
      if (row === null) return undefined;
      const sealedSalt = row.sealedSalt ?? (await makeSalt(person))?.sealedSalt;
      if (sealedSalt === undefined || sealedSalt === null) return undefined;
      const salt = await personSeal.open(person, contextOf(person), sealedSalt);
      return createHash("sha256")
        .update(salt)
        .update("lagom-commitment/1\0")
        .update(person)
        .digest("hex");
    },
  };
}
