import type { NoticeStore, Telling } from "../../domain/policy/publication/audience.ts";
import { openStatuses } from "../../domain/data-requests/views.ts";
import { asMailId, asPersonId, type InstallationId } from "../../domain/shared/ids.ts";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.ts";
import type { SealKey } from "../../seal/envelope.server.ts";
import type { Keyring } from "../../seal/keyring.server.ts";
import { lookupDigest, type LookupKind } from "../../seal/lookup.server.ts";
import type { EvidenceStore } from "../evidence/evidence-store.server.ts";
import type { Suppressions } from "../erasure/suppressions.server.ts";
import { createDataKey, type KeyStore } from "../keys/key-store.server.ts";
import { createRowId } from "../row-id.server.ts";
import type { EnqueueMail } from "../shops/outbox-store.server.ts";
import { toPersonMailRow } from "../shops/person-mail.server.ts";

type Transaction = Prisma.TransactionClient;

export type NoticeStoreDeps = {
  readonly prisma: PrismaClient;
  readonly keyring: Keyring;
  readonly keys: Pick<KeyStore, "shopKeys">;
  readonly evidence: Pick<EvidenceStore, "append">;
  readonly suppressions: Pick<Suppressions, "findOf">;
  /** Ids of customers whose erasure Shopify still owes. */
  readonly findErased: (installation: InstallationId) => Promise<ReadonlySet<string>>;
  readonly enqueueMail: EnqueueMail;
  readonly messageIdDomain: string;
};

type About = Parameters<NoticeStore["tell"]>[0];

/** Notices of changed policies on the database. */
export function createNoticeStore(deps: NoticeStoreDeps): NoticeStore {
  const { prisma } = deps;
  return {
    tell: (about, people, at) => tell(deps, about, { people, at }),
    finish: (publicationId, at) => finish(deps, publicationId, at),
    isFinished: async (id) => {
      const row = await prisma.policyPublication.findUnique({ where: { id } });
      return row === null || row.notifiedAt !== null;
    },
    counts: async (publicationId) => {
      const rows = await prisma.policyNotice.groupBy({
        by: ["status"],
        where: { publicationId },
        _count: true,
      });
      const of = (status: string) => rows.find((row) => row.status === status)?._count ?? 0;
      return {
        waiting: of("waiting"),
        sent: of("sent"),
        undelivered: of("undelivered"),
        withheld: of("withheld"),
      };
    },
  };
}

async function tell(
  deps: NoticeStoreDeps,
  about: About,
  { people, at }: { readonly people: readonly Telling[]; readonly at: Date },
): Promise<number> {
  const { installationId } = about;
  const { lookupKey } = await deps.keys.shopKeys(installationId);
  const erased = await deps.findErased(installationId);
  let told = 0;
  for (const person of people) {
    if (erased.has(person.customerId)) continue;
    const isOptedOut = await hasOptedOut(deps, installationId, person);
    const known = await findPerson(deps, { installationId, lookupKey }, person);
    if (known?.isBeingErased === true) continue;
    told += await deps.prisma.$transaction((tx) =>
      tellOne(deps, tx, { about, person, known, isOptedOut, lookupKey, at }),
    );
  }
  return told;
}

/** An opt-out ends mails by agreement; a duty of information is no marketing and stays. */
async function hasOptedOut(
  { suppressions }: NoticeStoreDeps,
  installationId: InstallationId,
  { because, email }: Telling,
): Promise<boolean> {
  if (because === "consent") return false;
  return (await suppressions.findOf(installationId, [email])).length > 0;
}

type Known = {
  readonly id: string;
  readonly key: SealKey;
  readonly isBeingErased: boolean;
};

type Looking = { readonly installationId: InstallationId; readonly lookupKey: Uint8Array };

/** By customer id; by e-mail only somebody who is known by nothing else, as with deliveries. */
async function findPerson(
  { prisma, keyring }: NoticeStoreDeps,
  { installationId, lookupKey }: Looking,
  { customerId, email }: Telling,
): Promise<Known | undefined> {
  const rows = await prisma.personLookup.findMany({
    where: {
      installationId,
      OR: lookupsOf(lookupKey, { customerId, email }).map(({ kind, valueDigest }) => ({
        ...{ kind, valueDigest },
        ...(kind === "email" ? { person: { lookups: { none: { kind: "customer-id" } } } } : {}),
      })),
    },
    include: {
      person: {
        include: {
          dataKey: true,
          dataRequests: {
            where: { kind: "erasure", status: { in: [...openStatuses] } },
            select: { id: true },
          },
        },
      },
    },
    orderBy: { kind: "asc" },
  });
  const person = rows[0]?.person;
  if (person === undefined) return undefined;
  const { id, wrappedKey } = person.dataKey;
  return {
    id: person.id,
    key: { id, bytes: keyring.unwrap(id, wrappedKey) },
    isBeingErased: person.dataRequests.length > 0,
  };
}

function lookupsOf(
  lookupKey: Uint8Array,
  { customerId, email }: Pick<Telling, "customerId" | "email">,
) {
  const values: readonly (readonly [LookupKind, string])[] = [
    ["customer-id", customerId],
    ["email", email],
  ];
  return values.flatMap(([kind, value]) => {
    const digest = lookupDigest(lookupKey, kind, value);
    return digest === undefined ? [] : [{ kind, valueDigest: Buffer.from(digest) }];
  });
}

type TellingOne = {
  readonly about: About;
  readonly person: Telling;
  readonly known: Known | undefined;
  readonly isOptedOut: boolean;
  readonly lookupKey: Uint8Array;
  readonly at: Date;
};

/** Notice, mail and its job in one transaction: told once, or not at all. */
async function tellOne(
  deps: NoticeStoreDeps,
  tx: Transaction,
  { about, person, known, isOptedOut, lookupKey, at }: TellingOne,
): Promise<number> {
  const { id: personId, key } = known ?? (await makePerson(deps, tx, { about, person, lookupKey }));
  const mailId = isOptedOut ? null : createRowId();
  const { count } = await tx.policyNotice.createMany({
    data: [
      {
        ...{ installationId: about.installationId, publicationId: about.publicationId, personId },
        ...{ because: person.because, status: isOptedOut ? "withheld" : "waiting" },
        ...{ mailId, createdAt: at },
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0 || mailId === null) return count;
  const { email, language, because } = person;
  const row = toPersonMailRow(
    {
      ...{ id: mailId, installationId: about.installationId, personId: asPersonId(personId) },
      ...{ email, language, because, publicationId: about.publicationId },
    },
    { key, messageIdDomain: deps.messageIdDomain },
  );
  await tx.outboxMail.create({ data: row });
  await deps.enqueueMail(tx, asMailId(mailId));
  return count;
}

type Making = Pick<TellingOne, "about" | "person" | "lookupKey">;

/** Somebody Lagom held nothing of until now. */
async function makePerson(
  { keyring }: NoticeStoreDeps,
  tx: Transaction,
  { about: { installationId }, person, lookupKey }: Making,
): Promise<{ readonly id: string; readonly key: SealKey }> {
  const { key, row } = createDataKey(keyring);
  await tx.dataKey.create({ data: { ...row, installationId, subject: "person" } });
  const { id } = await tx.person.create({ data: { installationId, dataKeyId: row.id } });
  const lookups = lookupsOf(lookupKey, person);
  await tx.personLookup.createMany({
    data: lookups.map((lookup) => ({ ...lookup, installationId, personId: id })),
    // The e-mail may be another customer's look-up already; the id finds this one.
    skipDuplicates: true,
  });
  return { id, key };
}

async function finish(
  { prisma, evidence }: NoticeStoreDeps,
  publicationId: string,
  at: Date,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.policyPublication.updateMany({
      where: { id: publicationId, notifiedAt: null },
      data: { notifiedAt: at },
    });
    if (count === 0) return;
    const { installationId, number } = await tx.policyPublication.findUniqueOrThrow({
      where: { id: publicationId },
    });
    const rows = await tx.policyNotice.groupBy({
      by: ["because"],
      where: { publicationId, status: { not: "withheld" } },
      _count: true,
    });
    const told = (because: string) => rows.find((row) => row.because === because)?._count ?? 0;
    await evidence.append(tx, installationId as InstallationId, {
      ...{ event: "policy.notified", caseId: null, at },
      counts: { agreed: told("agreed"), consent: told("consent") },
      facts: { number: String(number) },
    });
  });
}
