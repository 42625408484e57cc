import type { PlaceId } from "../../domain/data-map/types.ts";
import type { PersonSeal } from "../../domain/data-requests/ports.ts";
import type { CollectedRecord } from "../../domain/data-requests/types.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { openPersonMail } from "../shops/person-mail.server.ts";

type Deps = { readonly prisma: PrismaClient; readonly personSeal: PersonSeal };

/** What hangs on a person without a request: mails they were sent, and what was handed on of theirs. */
export async function collectPersonRows(
  deps: Deps,
  place: PlaceId,
  personId: string | null,
): Promise<readonly CollectedRecord[]> {
  if (personId === null) return [];
  const own = { place, parentId: null, reason: "held-here" } as const;
  const notices = await deps.prisma.policyNotice.findMany({
    where: { personId },
    orderBy: { createdAt: "asc" },
  });
  const mails = await deps.prisma.outboxMail.findMany({ where: { personId } });
  const transmissions = await deps.prisma.transmission.findMany({
    where: { personId },
    orderBy: { at: "asc" },
  });
  const messages = await Promise.all(
    notices.map(async (notice) => {
      const mail = mails.find(({ id }) => id === notice.mailId);
      const to = mail === undefined ? null : await openPersonMail(deps.personSeal, mail);
      const data: JsonObject = {
        template: mail?.template ?? "policy-changed",
        ground: toCode(notice.because),
        status: toCode(notice.status),
        createdAt: notice.createdAt.toISOString(),
        sentAt: notice.sentAt?.toISOString() ?? null,
        email: to?.email ?? null,
      };
      return { ...own, kind: "lagom-message" as const, id: notice.id, data };
    }),
  );
  return [
    ...messages,
    ...transmissions.map((row) => ({
      ...{ ...own, kind: "lagom-transmission" as const, id: row.id },
      data: toTransmission(row),
    })),
  ];
}

function toTransmission(row: Prisma.TransmissionGetPayload<object>): JsonObject {
  return {
    at: row.at.toISOString(),
    recipient: toCode(row.recipient),
    purpose: toCode(row.purpose),
    means: toCode(row.means),
    categories: row.categories.map(toCode),
  };
}

/** Codes are written as Shopify writes its own, so that an answer can say them in words. */
function toCode(code: string): string {
  return code.toUpperCase().replaceAll("-", "_");
}
