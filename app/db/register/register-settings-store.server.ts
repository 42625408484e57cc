import { z } from "zod";
import type { ShopSeal } from "../../domain/data-requests/ports.ts";
import {
  type RegisterSettings,
  type RegisterSettingsChange,
  scanSchedules,
} from "../../domain/policy/register-settings.ts";
import { publicationTargets } from "../../domain/policy/types.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import { languages } from "../../domain/shared/language.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";
import { jsonObjectSchema } from "../answers/collection-json.server.ts";

type Deps = { readonly prisma: PrismaClient; readonly shopSeal: ShopSeal };

export type RegisterSettingsStore = {
  /** The shop's settings, or what holds until somebody set them. */
  readonly get: (installationId: InstallationId) => Promise<RegisterSettings>;
  readonly save: (id: InstallationId, change: RegisterSettingsChange) => Promise<void>;
  /** The locked storefront's password, opened; undefined without one. */
  readonly findStorefrontPassword: (id: InstallationId) => Promise<string | undefined>;
  /** What was seen and answered when the register began, opened; undefined before. */
  readonly findInterview: (id: InstallationId) => Promise<JsonObject | undefined>;
  readonly saveInterview: (id: InstallationId, interview: JsonObject) => Promise<void>;
};

const passwordContext = "RegisterSettings:sealedStorefrontPassword";
/** What was seen and answered names contacts, so the JSON in its column is sealed as well. */
const interviewContext = "RegisterSettings:interview";
const sealedJsonSchema = z.object({ sealed: z.base64() });

const settingsSchema = z.object({
  targets: z.array(z.enum(publicationTargets)),
  leadDays: z.number(),
  noticeTag: z.string(),
  scanSchedule: z.enum(scanSchedules),
  unreviewedAllowed: z.array(z.enum(languages)),
});

/** The same defaults as the schema's, for a shop without a row. */
const untouched: RegisterSettings = {
  targets: [],
  leadDays: 14,
  noticeTag: "policy-updates",
  scanSchedule: "never",
  noticeSelectors: null,
  hasStorefrontPassword: false,
  unreviewedAllowed: [],
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
      return { ...settingsSchema.parse(row), ...readSelectors(row), hasStorefrontPassword };
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
    findInterview: async (installationId) => {
      const stored = sealedJsonSchema.safeParse((await find(installationId))?.interview);
      if (!stored.success) return undefined;
      const sealed = Buffer.from(stored.data.sealed, "base64");
      const opened = await shopSeal.open(installationId, interviewContext, sealed);
      return jsonObjectSchema.parse(JSON.parse(Buffer.from(opened).toString("utf8")));
    },
    saveInterview: async (installationId, content) => {
      const plain = Buffer.from(JSON.stringify(content));
      const sealed = await shopSeal.seal(installationId, interviewContext, plain);
      const interview = { sealed: Buffer.from(sealed).toString("base64") };
      await prisma.registerSettings.upsert({
        where: { installationId },
        create: { installationId, interview },
        update: { interview },
      });
    },
  };
}

function readSelectors(row: {
  readonly noticeRefuseSelector: string | null;
  readonly noticeAcceptSelector: string | null;
}): Pick<RegisterSettings, "noticeSelectors"> {
  const { noticeRefuseSelector: refuse, noticeAcceptSelector: accept } = row;
  return { noticeSelectors: refuse === null || accept === null ? null : { refuse, accept } };
}

function toRow({
  targets,
  unreviewedAllowed,
  noticeSelectors,
  ...rest
}: Omit<RegisterSettingsChange, "storefrontPassword">) {
  return {
    ...rest,
    ...(noticeSelectors === undefined
      ? {}
      : {
          noticeRefuseSelector: noticeSelectors?.refuse ?? null,
          noticeAcceptSelector: noticeSelectors?.accept ?? null,
        }),
    ...(targets === undefined ? {} : { targets: [...targets] }),
    ...(unreviewedAllowed === undefined ? {} : { unreviewedAllowed: [...unreviewedAllowed] }),
  };
}
