import { z } from "zod";
import type { NoticeVersionContent, NoticeVersions } from "../../domain/consent/record.ts";
import {
  type NoticeConfig,
  noticeLanguages,
  type NoticeWords,
} from "../../domain/consent/types.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import type { PrismaClient } from "../../generated/prisma/client.ts";

/** A version as it is about to be written into the shop: the metafields' very texts. */
export type NoticeVersionToKeep = {
  readonly installationId: InstallationId;
  readonly version: string;
  readonly config: string;
  /** By language. */
  readonly words: Readonly<Record<string, string>>;
  /** `system` or `staff:<id>`. */
  readonly author: string;
  readonly at: Date;
};

const rememberedVersions = 5_000;

/**
 * Versions of the notice. Keep one before it is written into the shop, so that no choice made in it is
 * refused; keeping the same content again answers its number and changes nothing.
 */
export function createNoticeVersions({ prisma }: { readonly prisma: PrismaClient }) {
  const known = new Set<string>();
  const has: NoticeVersions["has"] = async (installationId, version) => {
    const name = `${installationId} ${version}`;
    if (known.has(name)) return true;
    const where = { installationId_version: { installationId, version } };
    const found = await prisma.noticeVersion.findUnique({ where, select: { id: true } });
    if (found === null) return false;
    if (known.size >= rememberedVersions) known.clear();
    known.add(name);
    return true;
  };
  const find: NoticeVersions["find"] = async (installationId, version) => {
    const where = { installationId_version: { installationId, version } };
    const row = await prisma.noticeVersion.findUnique({ where });
    return row === null ? undefined : readContent(row.config, row.words);
  };
  return { has, find, keep: (version: NoticeVersionToKeep) => keep(prisma, version) };
}

/** Written by this app alone, so its shape is that of the types; only the languages are looked at. */
function readContent(config: string, words: unknown): NoticeVersionContent {
  const texts = z.partialRecord(z.enum(noticeLanguages), z.string()).parse(words);
  const parsed = Object.entries(texts).map(
    ([language, text]) => [language, JSON.parse(text) as NoticeWords] as const,
  );
  const byLanguage: NoticeVersionContent["words"] = Object.fromEntries(parsed);
  return { config: JSON.parse(config) as NoticeConfig, words: byLanguage };
}

/** Numbers have no gaps: the installation is held while the next is given. */
function keep(
  prisma: PrismaClient,
  kept: NoticeVersionToKeep,
): Promise<{ readonly number: number }> {
  const { installationId, version, config, words, author, at } = kept;
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Installation" WHERE "id" = ${installationId}::uuid FOR UPDATE`;
    const where = { installationId_version: { installationId, version } };
    const known = await tx.noticeVersion.findUnique({ where, select: { number: true } });
    if (known !== null) return known;
    const last = await tx.noticeVersion.aggregate({
      where: { installationId },
      _max: { number: true },
    });
    const number = (last._max.number ?? 0) + 1;
    await tx.noticeVersion.create({
      data: { installationId, number, version, config, words, author, createdAt: at },
    });
    return { number };
  });
}
