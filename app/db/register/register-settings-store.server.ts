import { z } from "zod";
import type { ShopSeal } from "../../domain/data-requests/ports.ts";
import {
  type RegisterSettings,
  type RegisterSettingsChange,
  scanSchedules,
} from "../../domain/policy/register-settings.ts";
import { publicationTargets } from "../../domain/policy/types.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import { languages } from "../../domain/shared/language.ts";
import { Prisma, type PrismaClient } from "../../generated/prisma/client.ts";
import { jsonObjectSchema, toInputJson } from "../answers/collection-json.server.ts";

type Deps = { readonly prisma: PrismaClient; readonly shopSeal: ShopSeal };

export type RegisterSettingsStore = {
  /** The shop's settings, or what holds until somebody set them. */
  readonly get: (installationId: InstallationId) => Promise<RegisterSettings>;
  readonly save: (id: InstallationId, change: RegisterSettingsChange) => Promise<void>;
  /** The locked storefront's password, opened; undefined without one. */
  readonly findStorefrontPassword: (id: InstallationId) => Promise<string | undefined>;
};

const passwordContext = "RegisterSettings:sealedStorefrontPassword";

const settingsSchema = z.object({
  targets: z.array(z.enum(publicationTargets)),
  leadDays: z.number(),
  noticeTag: z.string(),
  scanSchedule: z.enum(scanSchedules),
  unreviewedAllowed: z.array(z.enum(languages)),
  interview: jsonObjectSchema.nullable(),
});

/** The same defaults as the schema's, for a shop without a row. */
const untouched: RegisterSettings = {
  targets: [],
  leadDays: 14,
  noticeTag: "policy-updates",
  scanSchedule: "never",
  hasStorefrontPassword: false,
  unreviewedAllowed: [],
  interview: null,
};

/** How the register is published and compared with reality, per shop. */
export function createRegisterSettingsStore({ prisma, shopSeal }: Deps): RegisterSettingsStore {
  const find = (installationId: InstallationId) =>
    prisma.registerSettings.findUnique({ where: { installationId } });
  return {
    get: async (installationId) => {
      const row = await find(installationId);
      if (row === null) return untouched;
      const hasStorefrontPassword = row.sealedStorefrontPassword !== null;
      return { ...settingsSchema.parse(row), hasStorefrontPassword };
    },
    save: async (installationId, { storefrontPassword, ...change }) => {
      const sealed =
        typeof storefrontPassword === "string"
          ? await shopSeal.seal(installationId, passwordContext, Buffer.from(storefrontPassword))
          : storefrontPassword;
      const data = {
        ...toRow(change),
        ...(sealed === undefined ? {} : { sealedStorefrontPassword: sealed }),
      };
      await prisma.registerSettings.upsert({
        where: { installationId },
        create: { installationId, ...data },
        update: data,
      });
    },
    findStorefrontPassword: async (installationId) => {
      const sealed = (await find(installationId))?.sealedStorefrontPassword ?? undefined;
      if (sealed === undefined) return undefined;
      const opened = await shopSeal.open(installationId, passwordContext, sealed);
      return Buffer.from(opened).toString("utf8");
    },
  };
}

function toRow({
  targets,
  unreviewedAllowed,
  interview,
  ...rest
}: Omit<RegisterSettingsChange, "storefrontPassword">) {
  return {
    ...rest,
    ...(targets === undefined ? {} : { targets: [...targets] }),
    ...(unreviewedAllowed === undefined ? {} : { unreviewedAllowed: [...unreviewedAllowed] }),
    ...(interview === undefined
      ? {}
      : { interview: interview === null ? Prisma.DbNull : toInputJson(interview) }),
  };
}
