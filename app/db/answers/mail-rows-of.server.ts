import type { PlaceId } from "../../domain/data-map/types.ts";
import type { CollectedRecord } from "../../domain/data-requests/types.ts";
import { asInstallationId, type InstallationId } from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { lookupDigest } from "../../seal/lookup.server.ts";
import type { KeyStore } from "../keys/key-store.server.ts";

type Deps = { readonly prisma: PrismaClient; readonly shopKeys: KeyStore["shopKeys"] };

export type MailsOf = {
  readonly place: PlaceId;
  readonly installationId: InstallationId;
  readonly emails: readonly string[];
};

const include = { cases: { orderBy: { openedAt: "asc" } } } as const;

type Row = Prisma.MailDecisionGetPayload<{ include: typeof include }>;

/**
 * What was made of mails that came from a person's addresses, in any lifetime of the app in the shop. The
 * mails themselves are in the shop's inbox: not a word of them is kept here.
 */
export async function collectMails(
  { prisma, shopKeys }: Deps,
  { place, installationId, emails }: MailsOf,
): Promise<readonly CollectedRecord[]> {
  const lifetimes = await prisma.installation.findMany({
    where: {
      shop: { installations: { some: { id: installationId } } },
      mailDecisions: { some: {} },
    },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const records: CollectedRecord[] = [];
  for (const { id } of lifetimes) {
    const { lookupKey } = await shopKeys(asInstallationId(id));
    const digests = emails.flatMap((one) => lookupDigest(lookupKey, "email", one) ?? []);
    const rows = await prisma.mailDecision.findMany({
      where: { installationId: id, lookupDigest: { in: digests } },
      orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
      include,
    });
    records.push(...rows.map((row) => toCollected(place, row)));
  }
  return records;
}

function toCollected(place: PlaceId, row: Row): CollectedRecord {
  const { id, receivedAt, kind, also, language, outcome, correctedTo, cases } = row;
  return {
    ...{ place, kind: "lagom-mail", id: `mail-${id}`, parentId: null, reason: "held-here" },
    data: {
      ...{ receivedAt: receivedAt.toISOString(), kind: toCode(kind), also: also.map(toCode) },
      ...{ language, outcome: toCode(outcome) },
      correctedTo: correctedTo === null ? null : toCode(correctedTo),
      cases: cases.map((one) => ({
        ...{ wish: toCode(one.wish), openedAt: one.openedAt.toISOString() },
        ...{ state: toCode(one.state), closedAt: one.closedAt?.toISOString() ?? null },
        closedAs: one.closedAs === null ? null : toCode(one.closedAs),
      })),
    },
  };
}

/** Codes are written as Shopify writes its own, so that an answer can say them in words. */
function toCode(code: string): string {
  return `MAIL_${code.toUpperCase().replaceAll("-", "_")}`;
}
