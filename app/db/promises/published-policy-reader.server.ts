import type { PublishedPolicy } from "../../domain/promises/board-facts.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import {
  openPublication,
  placeName,
  type Sealing,
  withSteps,
} from "../policy/publication-rows.server.ts";

type Deps = Sealing & { readonly prisma: PrismaClient };

/**
 * The policy that stands in the shop, quoted in English where it is published in it (the admin's
 * language), else in its main language; null before the first edition.
 */
export async function readPublishedPolicy(
  deps: Deps,
  installationId: InstallationId,
): Promise<PublishedPolicy | null> {
  const row = await deps.prisma.policyPublication.findFirst({
    where: { installationId, status: "published" },
    orderBy: { number: "desc" },
    include: withSteps,
  });
  if (row === null) return null;
  const { edition, steps, notes, publishedAt } = await openPublication(deps, row);
  const text =
    edition.texts.find(({ language }) => language === "en") ??
    edition.texts.find(({ language }) => language === notes.main) ??
    edition.texts[0];
  if (text === undefined || publishedAt === null) return null;
  const readBack = steps.flatMap(({ readBackAt, status }) =>
    status === "read-back" && readBackAt !== null ? [readBackAt] : [],
  );
  return {
    ...{ number: edition.number, registerNumber: edition.registerNumber, publishedAt, text },
    lastReadBackAt: readBack.toSorted((one, other) => other.getTime() - one.getTime())[0] ?? null,
    changedElsewhere: steps
      .filter(({ status }) => status === "changed-elsewhere")
      .map((step) => placeName(step)),
  };
}
