import { promisify } from "node:util";
import { deflateRaw, inflateRaw, type ZlibOptions } from "node:zlib";
import { z } from "zod";
import type { ShopSeal } from "../../domain/data-requests/ports.ts";
import type { PublicationHead } from "../../domain/policy/publication/publications.ts";
import {
  type Publication,
  type PublicationStep,
  stepStatuses,
} from "../../domain/policy/publication/types.ts";
import {
  type PolicyEdition,
  publicationStatuses,
  publicationTargets,
} from "../../domain/policy/types.ts";
import { asInstallationId, type InstallationId } from "../../domain/shared/ids.ts";
import { languages } from "../../domain/shared/language.ts";
import type { Prisma } from "../../generated/prisma/client.ts";

const compress = promisify<string, Buffer>(deflateRaw);
const expand = promisify<Uint8Array, ZlibOptions, Buffer>(inflateRaw);
/** 26 languages of half a megabyte with their tables; more was never written by us. */
const mostBytes = 100 * 1024 * 1024;

export const withSteps = { steps: true } as const satisfies Prisma.PolicyPublicationInclude;
export type PublicationRow = Prisma.PolicyPublicationGetPayload<{ include: typeof withSteps }>;
export type StepRow = PublicationRow["steps"][number];

export const editionContext = (id: string): string => `PolicyPublication:sealedEdition:${id}`;
export const previousContext = (id: string, { target, language }: StepKey): string =>
  `PublicationStep:sealedPrevious:${id}:${target}:${language}`;

type StepKey = { readonly target: string; readonly language: string };

/** What is sealed of a publication: its texts, and what was chosen and promised with them. */
export type SealedPart = Pick<Publication, "edition" | "notes" | "choices"> & {
  /** The places in the order they are written. */
  readonly order: readonly string[];
};

const language = z.enum(languages);
const editionSchema: z.ZodType<PolicyEdition> = z.object({
  number: z.number(),
  registerNumber: z.number(),
  effectiveOn: z.string(),
  texts: z.array(
    z.object({
      language,
      title: z.string(),
      html: z.string(),
      cookieTableHtml: z.string(),
      changesHtml: z.string(),
    }),
  ),
});
const partSchema: z.ZodType<SealedPart> = z.object({
  edition: editionSchema,
  notes: z.object({
    main: language,
    noticeTag: z.string(),
    consents: z.record(z.string(), z.string()),
    comparedWith: z.number().nullable(),
  }),
  choices: z.object({ overwrite: z.boolean(), takeOver: z.boolean() }),
  order: z.array(z.string()),
});

export type Sealing = { readonly shopSeal: ShopSeal };
type Sealed = Uint8Array<ArrayBuffer>;

/** Seals the edition with its choices. It reads keys: before a transaction. */
export async function sealPart(
  { shopSeal }: Sealing,
  into: { readonly id: string; readonly installationId: InstallationId },
  part: SealedPart,
): Promise<Sealed> {
  const packed = await compress(JSON.stringify(part));
  return Buffer.from(await shopSeal.seal(into.installationId, editionContext(into.id), packed));
}

export async function sealPrevious(
  { shopSeal }: Sealing,
  into: StepKey & { readonly id: string; readonly installationId: InstallationId },
  previous: string,
): Promise<Sealed> {
  const packed = await compress(previous);
  return Buffer.from(
    await shopSeal.seal(into.installationId, previousContext(into.id, into), packed),
  );
}

/** Opens a publication with its steps in the order they are written. */
export async function openPublication(sealing: Sealing, row: PublicationRow): Promise<Publication> {
  const installationId = asInstallationId(row.installationId);
  const packed = await sealing.shopSeal.open(
    installationId,
    editionContext(row.id),
    row.sealedEdition,
  );
  const text = await expand(packed, { maxOutputLength: mostBytes });
  const { order, ...part } = partSchema.parse(JSON.parse(text.toString("utf8")));
  const rank = (step: StepKey) => order.indexOf(placeName(step));
  const steps = row.steps.toSorted((one, other) => rank(one) - rank(other));
  return {
    ...part,
    ...{ id: row.id, installationId, author: row.author, createdAt: row.createdAt },
    status: z.enum(publicationStatuses).parse(row.status),
    targets: z.array(z.enum(publicationTargets)).parse(row.targets),
    ...{ changedPurposes: row.changedPurposes, scheduledFor: row.scheduledFor },
    ...{ startedAt: row.startedAt, publishedAt: row.publishedAt },
    failureReason: row.failureReason,
    steps: await Promise.all(steps.map((step) => openStep(sealing, installationId, step))),
  };
}

async function openStep(
  { shopSeal }: Sealing,
  installationId: InstallationId,
  row: StepRow,
): Promise<PublicationStep> {
  const context = previousContext(row.publicationId, row);
  const packed =
    row.sealedPrevious === null
      ? null
      : await shopSeal.open(installationId, context, row.sealedPrevious);
  const previous =
    packed === null
      ? null
      : (await expand(packed, { maxOutputLength: mostBytes })).toString("utf8");
  return {
    target: z.enum(publicationTargets).parse(row.target),
    language: z.union([language, z.literal("*")]).parse(row.language),
    status: z.enum(stepStatuses).parse(row.status),
    bodyDigest: row.bodyDigest === "" ? null : row.bodyDigest,
    ...{ previous, remoteDigest: row.remoteDigest, reason: row.reason },
    readBackAt: row.readBackAt,
  };
}

/** `shopify-policy sv` */
export function placeName({ target, language: spoken }: StepKey): string {
  return `${target} ${spoken}`;
}

export const headFields = {
  ...{ id: true, number: true, registerNumber: true, status: true, targets: true },
  ...{ languages: true, effectiveOn: true, scheduledFor: true, publishedAt: true },
  ...{ failureReason: true, author: true, createdAt: true },
} as const satisfies Prisma.PolicyPublicationSelect;

type HeadRow = Prisma.PolicyPublicationGetPayload<{ select: typeof headFields }>;

export function toHead(row: HeadRow): PublicationHead {
  return {
    ...row,
    status: z.enum(publicationStatuses).parse(row.status),
    targets: z.array(z.enum(publicationTargets)).parse(row.targets),
    languages: z.array(language).parse(row.languages),
  };
}
