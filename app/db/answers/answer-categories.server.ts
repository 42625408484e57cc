import type { PlaceId } from "../../domain/data-map/types.ts";
import type { Transmission } from "../../domain/recipients/types.ts";
import type { DataCategory } from "../../domain/register/types.ts";
import { dataCategories } from "../../domain/register/types.ts";
import {
  type AnswerId,
  asDataRequestId,
  asInstallationId,
  asPersonId,
} from "../../domain/shared/ids.ts";
import type { Prisma } from "../../generated/prisma/client.ts";

/** What kinds of data records of a place hold. */
const categoriesOf: Readonly<Record<PlaceId, readonly DataCategory[]>> = {
  customer: ["identity", "contact", "account", "marketing-choices"],
  orders: ["identity", "contact", "orders", "payment", "device"],
  "draft-orders": ["identity", "contact", "orders"],
  "abandoned-checkouts": ["identity", "contact", "orders"],
  "gift-cards": ["identity", "payment"],
  "store-credit": ["payment"],
  "company-contacts": ["identity", "contact"],
  "subscription-contracts": ["identity", "contact", "orders", "payment"],
  "payment-methods": ["payment"],
  "blog-comments": ["identity", "contact", "user-content", "device"],
  "merged-customers": ["identity"],
  lagom: ["correspondence"],
};

type About = Pick<Transmission, "installationId" | "personId" | "dataRequestId" | "categories">;

/**
 * Whose data an answer holds, and kinds of data by the places something was found in; undefined when
 * the person is gone.
 */
export async function findAnswerCategories(
  tx: Pick<Prisma.TransactionClient, "answer">,
  answerId: AnswerId,
): Promise<About | undefined> {
  const answer = await tx.answer.findUnique({
    where: { id: answerId },
    select: {
      dataRequest: {
        select: {
          ...{ id: true, installationId: true, personId: true },
          placeRuns: { where: { recordCount: { gt: 0 } }, select: { placeId: true } },
        },
      },
    },
  });
  const request = answer?.dataRequest;
  if (request === undefined || request.personId === null) return undefined;
  const found = new Set(request.placeRuns.flatMap(({ placeId }) => ofPlace(placeId)));
  return {
    installationId: asInstallationId(request.installationId),
    personId: asPersonId(request.personId),
    dataRequestId: asDataRequestId(request.id),
    categories: dataCategories.filter((category) => found.has(category)),
  };
}

function ofPlace(placeId: string): readonly DataCategory[] {
  return Object.entries(categoriesOf).find(([place]) => place === placeId)?.[1] ?? [];
}
