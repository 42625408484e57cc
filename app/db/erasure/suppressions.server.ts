import { type OptOuts, phoneChannels } from "../../domain/erasure/types.ts";
import type { InstallationId } from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import { deriveSuppressionKey, lookupDigest } from "../../seal/lookup.server.ts";
import type { AppSecrets } from "../keys/app-secrets.server.ts";

type Transaction = Prisma.TransactionClient;

/** An opt-out that is remembered for one of the addresses or numbers asked about. */
export type KnownSuppression = {
  readonly email?: string;
  readonly phone?: string;
  readonly channel: string;
  readonly since: Date;
  readonly reason: string;
};

/** Everything that is kept of an address in one channel: what it gets no more, and what was said when. */
export type MarketingAccount = Pick<KnownSuppression, "email" | "phone" | "channel"> & {
  readonly standing: {
    readonly topics: readonly string[];
    readonly lessOften: boolean;
    readonly since: Date;
    readonly reason: string;
  } | null;
  readonly history: readonly {
    readonly wish: string;
    readonly outcome: string;
    readonly door: string;
    readonly reason: string;
    readonly before: readonly string[];
    readonly after: readonly string[];
    readonly receivedAt: Date;
    readonly effects: readonly {
      readonly system: string;
      readonly state: string;
      readonly inEffectAt: Date | null;
    }[];
  }[];
};

type PhoneOptOuts = OptOuts["suppressPhones"];

/** The keyed memory of opt-outs, which outlives people and lifetimes of the app in a shop. */
export type Suppressions = {
  /**
   * Marks (hex) under which e-mails and phone numbers are remembered in the shop of this
   * lifetime: a keyed digest, behind its channel's number for what is no e-mail.
   */
  readonly digestsOf: (
    installation: InstallationId,
    emails: readonly string[],
    phones?: PhoneOptOuts,
  ) => Promise<readonly string[]>;
  /** What is remembered of these e-mails and numbers in the shop of this lifetime. */
  readonly findOf: (
    installation: InstallationId,
    emails: readonly string[],
    phones?: readonly string[],
  ) => Promise<readonly KnownSuppression[]>;
  /** The same with every wish there was, in every lifetime, for whoever asks what is kept of them. */
  readonly accountsOf: (
    installation: InstallationId,
    emails: readonly string[],
    phones?: readonly string[],
  ) => Promise<readonly MarketingAccount[]>;
};

type Deps = { readonly prisma: PrismaClient; readonly secrets: Pick<AppSecrets, "get"> };

export function createSuppressions(deps: Deps): Suppressions {
  return {
    digestsOf: async (installation, emails, phones = []) => {
      const wanted: readonly Wanted[] = [...emails.map(toWantedEmail), ...phones];
      const digests = await digestsOf(deps, installation, wanted);
      return [...new Set(digests.map(toMark))];
    },
    accountsOf: async (installation, emails, phones = []) =>
      readAccounts(
        deps,
        installation,
        await digestsOf(deps, installation, wantedOf(emails, phones)),
      ),
    findOf: async (installation, emails, phones = []) => {
      const digests = await digestsOf(deps, installation, wantedOf(emails, phones));
      const rows = await deps.prisma.suppression.findMany({
        where: {
          valueDigest: { in: digests.map(({ hex }) => Buffer.from(hex, "hex")) },
          topics: { isEmpty: false },
          installation: { shop: { installations: { some: { id: installation } } } },
        },
        orderBy: { since: "asc" },
      });
      return digests.flatMap(({ hex, ...about }) => {
        const row = rows.find(
          ({ channel, valueDigest }) => channel === about.channel && toHex(valueDigest) === hex,
        );
        return row === undefined ? [] : [{ ...about, since: row.since, reason: row.reason }];
      });
    },
  };
}

type Wanted = { readonly channel: "email"; readonly email: string } | PhoneOptOuts[number];

function wantedOf(emails: readonly string[], phones: readonly string[]): readonly Wanted[] {
  const numbers = phones.flatMap((phone) => phoneChannels.map((channel) => ({ channel, phone })));
  return [...emails.map(toWantedEmail), ...numbers];
}

async function readAccounts(
  { prisma }: Deps,
  installation: InstallationId,
  digests: readonly (Wanted & { readonly hex: string })[],
): Promise<readonly MarketingAccount[]> {
  const where = {
    valueDigest: { in: digests.map(({ hex }) => Buffer.from(hex, "hex")) },
    installation: { shop: { installations: { some: { id: installation } } } },
  };
  const standings = await prisma.suppression.findMany({ where, orderBy: { since: "asc" } });
  const proofs = await prisma.marketingProof.findMany({
    where,
    orderBy: { receivedAt: "asc" },
    include: { effects: { orderBy: { system: "asc" } } },
  });
  return digests.flatMap(({ hex, ...about }) => {
    const isAbout = (row: { readonly channel: string; readonly valueDigest: Uint8Array }) =>
      row.channel === about.channel && toHex(row.valueDigest) === hex;
    const standing = standings.find(isAbout) ?? null;
    const history = proofs.filter(isAbout);
    return standing === null && history.length === 0 ? [] : [{ ...about, standing, history }];
  });
}

const toWantedEmail = (email: string): Wanted => ({ channel: "email", email });

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

async function digestsOf(
  { prisma, secrets }: Deps,
  installation: InstallationId,
  wanted: readonly Wanted[],
): Promise<readonly (Wanted & { readonly hex: string })[]> {
  if (wanted.length === 0) return [];
  const { shop } = await prisma.installation.findUniqueOrThrow({
    where: { id: installation },
    select: { shop: { select: { domain: true } } },
  });
  const key = deriveSuppressionKey(await secrets.get("ledger"), shop.domain);
  return wanted.flatMap((one) => {
    const digest =
      one.channel === "email"
        ? lookupDigest(key, "email", one.email)
        : lookupDigest(key, "phone", one.phone);
    return digest === undefined ? [] : [{ ...one, hex: toHex(digest) }];
  });
}

type Channel = Wanted["channel"];

/** What stands in front of a digest in a mark; never given another meaning. */
const channelNumbers: Readonly<Record<Channel, string>> = { email: "", sms: "01", whatsapp: "02" };
const channels: readonly Channel[] = ["email", ...phoneChannels];
const digestLength = 64;

/** The mark of an address in a channel; `hex` is its keyed digest. */
export function toMark({
  channel,
  hex,
}: {
  readonly channel: Channel;
  readonly hex: string;
}): string {
  return `${channelNumbers[channel]}${hex}`;
}

/** Throws on a mark of a channel this version does not know. */
function readMark(mark: string): {
  readonly channel: Channel;
  readonly valueDigest: Buffer<ArrayBuffer>;
} {
  const number = mark.slice(0, -digestLength);
  const channel = channels.find((one) => channelNumbers[one] === number);
  if (channel === undefined) throw new Error("An opt-out is of a channel that is not known");
  return { channel, valueDigest: Buffer.from(mark.slice(-digestLength), "hex") };
}

export type SuppressionsToEnter = {
  readonly installationId: string;
  /** Marks, as `digestsOf` answers them. */
  readonly digests: readonly string[];
  readonly since: Date;
  readonly reason?: "opted-out-before-erasure" | "restored";
};

/**
 * Remembers opt-outs on the lifetime that is open now, else on the one given;
 * tells how many are new. Entering twice changes nothing.
 */
export async function enterSuppressions(
  tx: Transaction,
  { installationId, digests, since, reason = "opted-out-before-erasure" }: SuppressionsToEnter,
): Promise<number> {
  if (digests.length === 0) return 0;
  const open = await tx.installation.findFirst({
    where: { state: "installed", shop: { installations: { some: { id: installationId } } } },
    select: { id: true },
  });
  const into = open?.id ?? installationId;
  const { count } = await tx.suppression.createMany({
    skipDuplicates: true,
    data: digests.map((mark) => ({
      ...{ ...readMark(mark), installationId: into, since, reason },
    })),
  });
  // Who had left some topics and the channel as a whole is remembered as the latter.
  for (const mark of digests) {
    const where = { ...readMark(mark), installationId: into, NOT: { topics: { has: "all" } } };
    await tx.suppression.updateMany({ where, data: { topics: ["all"] } });
  }
  return count;
}

/**
 * Moves what is remembered in ended lifetimes of a shop to the open one; the earliest day stays, and
 * what leaves more wins.
 */
export async function moveSuppressions(
  tx: Transaction,
  { shopId, installationId }: { readonly shopId: string; readonly installationId: string },
): Promise<void> {
  await tx.$executeRaw`
    WITH "moved" AS (
      DELETE FROM "Suppression" s USING "Installation" i
       WHERE i."id" = s."installationId" AND i."shopId" = ${shopId}::uuid
         AND i."state" = 'superseded'
      RETURNING s.*)
    INSERT INTO "Suppression" ("installationId", "channel", "valueDigest", "since", "reason",
      "topics", "lessOften", "proofId", "foldedDigest")
    SELECT DISTINCT ON ("channel", "valueDigest") ${installationId}::uuid, "channel", "valueDigest",
      min("since") OVER same, "reason", "topics", "lessOften", "proofId", "foldedDigest"
      FROM "moved" WINDOW same AS (PARTITION BY "channel", "valueDigest")
      ORDER BY "channel", "valueDigest", 'all' = ANY("topics") DESC, "moved"."since", "reason"
    ON CONFLICT ("installationId", "channel", "valueDigest")
      DO UPDATE SET "since" = least("Suppression"."since", excluded."since"),
        "topics" = CASE WHEN 'all' = ANY(excluded."topics") THEN excluded."topics"
          ELSE "Suppression"."topics" END`;
}
