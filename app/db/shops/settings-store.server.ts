import type { ShopSettings, TimelineEntry } from "../../domain/data-requests/admin-ports.ts";
import type { ErasureChoices } from "../../domain/erasure/settle-choices.ts";
import { parseErasureRule } from "../../domain/erasure/rule.ts";
import type { EditableSettings } from "../../domain/data-requests/settle-settings.ts";
import type { ShopSeal } from "../../domain/data-requests/ports.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import type { EvidenceStore } from "../evidence/evidence-store.server.ts";
import { toInputJson } from "../answers/collection-json.server.ts";
import { recountKeepings } from "../erasure/recount-keepings.server.ts";
import { toEventRow } from "../event-log.server.ts";
import { type PermissionGrant, saveGrant } from "./staff-store.server.ts";

/** What Shopify says of the shop when the app is opened. */
export type ShopFacts = {
  readonly name: string;
  readonly contactEmail: string | null;
  readonly timeZone: string;
  readonly language: string;
  /** Where the shop is at home, ISO 3166-1 alpha-2, where it is known. */
  readonly country: string | null;
};

/** The embedded database serves one transaction at a time, and a shop may keep many fields. */
const patient = { maxWait: 30_000, timeout: 120_000 } as const;

type Deps = {
  readonly prisma: PrismaClient;
  readonly shopSeal: ShopSeal;
  /** To be left out only where nothing is saved. */
  readonly evidence?: Pick<EvidenceStore, "append">;
};

export type SettingsStore = ReturnType<typeof createSettingsStore>;

const contexts = {
  name: "ShopSettings:sealedShopName",
  email: "ShopSettings:sealedContactEmail",
} as const;

/** The shop's settings; name and contact address sealed under the shop's key. */
export function createSettingsStore(deps: Deps) {
  return {
    get: (installationId: InstallationId) => get(deps, installationId),
    /** What was settled for erasures, and whether somebody did. */
    erasureChoices: (installationId: InstallationId) => erasureChoices(deps, installationId),
    /**
     * Saves the merchant's settings and grants with their lines in the timeline, all or nothing.
     * Another country or financial year counts what a law still keeps anew, with a line of evidence.
     */
    save: (settings: SettingsToSave) => save(deps, settings),
    /**
     * Takes over Shopify's facts: the name always, the rest only as long as nobody
     * set it. Tells whether the shop has a contact address it had not before.
     */
    takeOver: (installationId: InstallationId, facts: ShopFacts) =>
      takeOver(deps, installationId, facts),
    markOnboarded: async (installationId: InstallationId, at: Date): Promise<void> => {
      await deps.prisma.shopSettings.update({
        where: { installationId },
        data: { onboardedAt: at },
      });
    },
  };
}

async function get(
  { prisma, shopSeal }: Deps,
  installationId: InstallationId,
): Promise<ShopSettings> {
  const row = await prisma.shopSettings.findUnique({ where: { installationId } });
  const open = async (context: string, sealed: Uint8Array | null | undefined) =>
    sealed === null || sealed === undefined
      ? null
      : Buffer.from(await shopSeal.open(installationId, context, sealed)).toString("utf8");
  const sealed = {
    shopName: await open(contexts.name, row?.sealedShopName),
    contactEmail: await open(contexts.email, row?.sealedContactEmail),
  };
  if (row === null) return { ...sealed, ...untouched };
  const { timeZone, answerLanguage, answerLifeDays, onboardedAt } = row;
  return { ...sealed, timeZone, answerLanguage, answerLifeDays, onboardedAt };
}

/** A shop that never installed the app has no row; the same defaults as the schema's. */
const untouched = {
  timeZone: "Etc/UTC",
  answerLanguage: "en",
  answerLifeDays: 30,
  onboardedAt: null,
} as const;

async function erasureChoices(
  { prisma }: Deps,
  installationId: InstallationId,
): Promise<ErasureChoices & { readonly isChosen: boolean }> {
  const row = await prisma.shopSettings.findUnique({ where: { installationId } });
  return {
    rule: parseErasureRule(row?.erasureRule),
    accountingCountry: row?.accountingCountry ?? null,
    financialYearEnd: row?.financialYearEnd ?? "12-31",
    evidenceKeepYears: row?.evidenceKeepYears ?? 7,
    isChosen: (row?.erasureRule ?? null) !== null,
  };
}

export type SettingsToSave = {
  readonly installationId: InstallationId;
  readonly wanted: EditableSettings;
  readonly erasure: ErasureChoices;
  readonly entry: TimelineEntry;
  readonly grants: readonly PermissionGrant[];
};

async function save(deps: Deps, settings: SettingsToSave): Promise<void> {
  const { installationId, wanted, erasure, entry, grants } = settings;
  const data = {
    timeZone: wanted.timeZone,
    answerLanguage: wanted.answerLanguage,
    answerLifeDays: wanted.answerLifeDays,
    accountingCountry: erasure.accountingCountry,
    financialYearEnd: erasure.financialYearEnd,
    evidenceKeepYears: erasure.evidenceKeepYears,
    erasureRule: toInputJson(erasure.rule),
    sealedContactEmail: await sealText(deps, installationId, {
      context: contexts.email,
      text: wanted.contactEmail,
    }),
  };
  await deps.prisma.$transaction(async (tx) => {
    const before = await tx.shopSettings.findUnique({ where: { installationId } });
    await tx.shopSettings.upsert({
      where: { installationId },
      create: { installationId, ...data },
      update: data,
    });
    await tx.timelineEvent.create({ data: toEventRow(entry) });
    for (const grant of grants) await saveGrant(tx, installationId, grant);
    const isSame =
      before?.accountingCountry === data.accountingCountry &&
      before.financialYearEnd === data.financialYearEnd;
    if (!isSame) await recount(deps, tx, settings);
  }, patient);
}

async function recount(
  { evidence }: Deps,
  tx: Prisma.TransactionClient,
  { installationId, wanted, erasure, entry: { at } }: SettingsToSave,
): Promise<void> {
  const { accountingCountry: country, financialYearEnd } = erasure;
  const accounting = { country, financialYearEnd, timeZone: wanted.timeZone };
  const keepings = await recountKeepings(tx, { installationId, accounting, at });
  if (keepings === 0) return;
  await evidence?.append(tx, installationId, {
    ...{ event: "keeping.recounted", caseId: null, at },
    counts: { keepings },
    facts: { country, financialYearEnd },
  });
}

async function takeOver(
  deps: Deps,
  installationId: InstallationId,
  facts: ShopFacts,
): Promise<boolean> {
  const row = await deps.prisma.shopSettings.findUnique({ where: { installationId } });
  const isFirst = row?.sealedShopName === null || row?.sealedShopName === undefined;
  const sealedShopName = await sealText(deps, installationId, {
    context: contexts.name,
    text: facts.name,
  });
  const first = isFirst
    ? {
        timeZone: facts.timeZone,
        answerLanguage: facts.language,
        sealedContactEmail: await sealText(deps, installationId, {
          context: contexts.email,
          text: facts.contactEmail,
        }),
      }
    : {};
  // Unknown is no choice: a country that could not be read at first is taken when it can.
  const country =
    (row?.accountingCountry ?? null) === null ? { accountingCountry: facts.country } : {};
  await deps.prisma.shopSettings.upsert({
    where: { installationId },
    create: { installationId, sealedShopName, ...first, ...country },
    update: { sealedShopName, ...first, ...country },
  });
  return isFirst && facts.contactEmail !== null;
}

async function sealText(
  { shopSeal }: Deps,
  installationId: InstallationId,
  value: { readonly context: string; readonly text: string | null },
): Promise<Buffer<ArrayBuffer> | null> {
  if (value.text === null) return null;
  return Buffer.from(
    await shopSeal.seal(installationId, value.context, Buffer.from(value.text, "utf8")),
  );
}
