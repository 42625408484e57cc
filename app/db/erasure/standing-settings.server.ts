import { Prisma } from "../../generated/prisma/client.ts";

/** What holds for erasures and their evidence until the merchant says otherwise. */
const selection = {
  accountingCountry: true,
  financialYearEnd: true,
  erasureRule: true,
  evidenceKeepYears: true,
} as const satisfies Prisma.ShopSettingsSelect;

/**
 * The settings of a lifetime that opens. What the merchant settled for erasures in
 * the latest one before it holds on: erasures that waited for the app begin at once,
 * before anybody has seen the settings page. The rest is learnt from Shopify anew.
 */
export async function openSettings(
  tx: Prisma.TransactionClient,
  { shopId, installationId }: { readonly shopId: string; readonly installationId: string },
): Promise<void> {
  const earlier = await tx.shopSettings.findFirst({
    where: { installation: { shopId, id: { not: installationId } } },
    orderBy: { installation: { startedAt: "desc" } },
    select: selection,
  });
  const data = earlier === null ? {} : toData(earlier);
  await tx.shopSettings.upsert({
    where: { installationId },
    create: { installationId, ...data },
    update: data,
  });
}

type Earlier = Prisma.ShopSettingsGetPayload<{ select: typeof selection }>;

/** Null in the database is `DbNull` to Prisma: nobody settled a rule. */
function toData({ erasureRule, ...rest }: Earlier) {
  return { ...rest, erasureRule: erasureRule ?? Prisma.DbNull };
}
