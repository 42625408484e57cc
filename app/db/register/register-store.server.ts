import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { deflateRaw, inflateRaw, type ZlibOptions } from "node:zlib";
import { z } from "zod";
import type { ShopSeal } from "../../domain/data-requests/ports.ts";
import { toDigestText } from "../../domain/register/chain-versions.ts";
import { compareRegisters } from "../../domain/register/compare-registers.ts";
import { createEmptyRegister } from "../../domain/register/create-register.ts";
import type { RegisterStore, VersionToMake } from "../../domain/register/ports.ts";
import type { Recipient, Register } from "../../domain/register/types.ts";
import {
  type RegisterChange,
  type RegisterVersion,
  type VersionHead,
  versionCauses,
} from "../../domain/register/version.ts";
import { asInstallationId, type InstallationId } from "../../domain/shared/ids.ts";
import { err, ok, type Result } from "../../domain/shared/result.ts";
import {
  Prisma,
  type PrismaClient,
  type RegisterVersion as VersionRow,
} from "../../generated/prisma/client.ts";
import { toEventRow } from "../event-log.server.ts";
import type { EvidenceStore } from "../evidence/evidence-store.server.ts";
import { createOpenedVersions, type OpenedVersions } from "./opened-versions.server.ts";
import { parseRegister } from "./register-schema.server.ts";

const compress = promisify<string, Buffer>(deflateRaw);
/** Ten times the largest register there can be; more was never written by us. */
const mostBytes = 100 * 1024 * 1024;
const expand = promisify<Uint8Array, ZlibOptions, Buffer>(inflateRaw);

export type RegisterStoreDeps = {
  readonly prisma: PrismaClient;
  readonly shopSeal: ShopSeal;
  readonly evidence: Pick<EvidenceStore, "append">;
};

/** The outcome of reading every version of a shop's register again. */
export type VersionsVerdict = {
  readonly versions: number;
  /** Number of the first version that is not as it was written; null when all are. */
  readonly firstBroken: number | null;
};

const headFields = {
  ...{ number: true, createdAt: true, author: true },
  ...{ cause: true, changeCount: true, digest: true },
} as const;

type HeadRow = Pick<VersionRow, keyof typeof headFields>;

/** The register's versions on the database: compressed, sealed under the shop's key, chained. */
export function createRegisterStore(
  deps: RegisterStoreDeps,
): RegisterStore & { readonly verifyVersions: (id: InstallationId) => Promise<VersionsVerdict> } {
  const { prisma } = deps;
  const reading = { ...deps, opened: createOpenedVersions() };
  return {
    findCurrent: (installationId) => findOpened(reading, { installationId }),
    findVersion: (installationId, number) => findOpened(reading, { installationId, number }),
    listVersions: async (installationId, { before, limit }) => {
      const rows = await prisma.registerVersion.findMany({
        where: { installationId, ...(before === null ? {} : { number: { lt: before } }) },
        orderBy: { number: "desc" },
        take: limit,
        select: headFields,
      });
      return rows.map(toHead);
    },
    makeVersion: (version) => makeVersion(reading, version),
    verifyVersions: (installationId) => verifyVersions(deps, installationId),
  };
}

type Reading = RegisterStoreDeps & { readonly opened: OpenedVersions };

/** The version of a number, or the newest; opened only if it is not open already. */
async function findOpened(
  deps: Reading,
  where: { readonly installationId: InstallationId; readonly number?: number },
): Promise<RegisterVersion | undefined> {
  const newest = { where, orderBy: { number: "desc" } } as const;
  const select = { number: true, digest: true } as const;
  const head = await deps.prisma.registerVersion.findFirst({ ...newest, select });
  if (head === null) return undefined;
  const open = deps.opened.find(where.installationId, head);
  if (open !== undefined) return open;
  const { number } = head;
  const row = await deps.prisma.registerVersion.findFirst({ where: { ...where, number } });
  if (row === null) return undefined;
  return deps.opened.keep(where.installationId, await openVersion(deps, row));
}

async function makeVersion(
  deps: Reading,
  version: VersionToMake,
): Promise<Result<RegisterVersion, "changed-meanwhile">> {
  const register = requireWellFormed(version.register);
  const current = await findOpened(deps, { installationId: version.installationId });
  const before = current ?? { ...nothing, register: createEmptyRegister(register.mainLanguage) };
  const changes = compareRegisters(before.register, register);
  if (current !== undefined && changes.length === 0) return ok(current);
  if (before.number !== (version.basedOn ?? 0)) return err("changed-meanwhile");
  const { cause, author, at } = version;
  const said = { number: before.number + 1, at, author, cause, register };
  const digest = sha256(toDigestText({ ...said, previous: before.digest }));
  const made = { ...said, changeCount: changes.length, digest, changes };
  const isMade = await insertVersion(deps, version.installationId, made);
  return isMade ? ok(made) : err("changed-meanwhile");
}

/** What stands before the first version. */
const nothing = { number: 0, digest: null } as const;

/** Throws for what no form may hand in: it should have been parsed before it came here. */
function requireWellFormed(register: Register): Register {
  const parsed = parseRegister(register);
  if (parsed.ok) return parsed.value;
  const where = parsed.reason.map(({ path, message }) => `${path}: ${message}`).join("; ");
  throw new Error(`A malformed register was to be stored: ${where}`);
}

/** Stores a version with its lines of evidence and timeline; false when its number is taken. */
async function insertVersion(
  deps: RegisterStoreDeps,
  installationId: InstallationId,
  version: RegisterVersion,
): Promise<boolean> {
  const { number, at, author, cause, changeCount, digest } = version;
  const sealed = {
    sealedRegister: await sealJson(
      deps,
      { installationId, context: registerContext(number) },
      version.register,
    ),
    sealedChanges: await sealJson(
      deps,
      { installationId, context: changesContext(number) },
      version.changes,
    ),
  };
  const row = { installationId, number, cause, author, changeCount, digest, createdAt: at };
  const about = { installationId, dataRequestId: null, at, actor: author };
  const detail = { number, cause, changes: changeCount };
  try {
    await deps.prisma.$transaction(async (tx) => {
      await tx.registerVersion.create({ data: { ...row, ...sealed } });
      await tx.timelineEvent.create({
        data: toEventRow({ ...about, action: "register.changed", detail }),
      });
      await deps.evidence.append(tx, installationId, {
        ...{ event: "register.changed", caseId: null, at },
        facts: { number, digest, cause },
      });
    });
    return true;
  } catch (error) {
    const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
    if (!isTaken) throw error;
    return false;
  }
}

/** How many versions are opened at a time when all are read again. */
const pageSize = 100;

async function verifyVersions(
  deps: RegisterStoreDeps,
  installationId: InstallationId,
): Promise<VersionsVerdict> {
  let previous: string | null = null;
  let versions = 0;
  for (;;) {
    const rows: readonly VersionRow[] = await deps.prisma.registerVersion.findMany({
      where: { installationId, number: { gt: versions } },
      orderBy: { number: "asc" },
      take: pageSize,
    });
    if (rows.length === 0) return { versions, firstBroken: null };
    for (const row of rows) {
      const number = versions + 1;
      if (!(await isAsWritten(deps, row, { number, previous }))) {
        return { versions, firstBroken: number };
      }
      [previous, versions] = [row.digest, number];
    }
  }
}

async function isAsWritten(
  deps: RegisterStoreDeps,
  row: VersionRow,
  expected: { readonly number: number; readonly previous: string | null },
): Promise<boolean> {
  if (row.number !== expected.number) return false;
  try {
    const version = await openVersion(deps, row);
    const digest = sha256(toDigestText(digested(version, expected.previous)));
    return digest === row.digest && version.changes.length === row.changeCount;
  } catch {
    // What does not open under the shop's key, or is no register, was not written by us.
    return false;
  }
}

function digested(
  { number, at, author, cause, register }: RegisterVersion,
  previous: string | null,
) {
  return { number, at, author, cause, register, previous };
}

async function openVersion(deps: RegisterStoreDeps, row: VersionRow): Promise<RegisterVersion> {
  const { number } = row;
  const open = (context: string, sealed: Uint8Array) => openJson(deps, { row, context, sealed });
  return {
    ...toHead(row),
    register: completeRegister(
      storedRegisterSchema.parse(await open(registerContext(number), row.sealedRegister)),
    ),
    changes: storedChangesSchema.parse(await open(changesContext(number), row.sealedChanges)),
  };
}

const causeSchema = z.enum(versionCauses);

function toHead({ number, createdAt, author, cause, changeCount, digest }: HeadRow): VersionHead {
  return { number, at: createdAt, author, cause: causeSchema.parse(cause), changeCount, digest };
}

/** Checked when it was sealed, and the seal tells whether it is what was sealed. */
const storedRegisterSchema = z.custom<Register>(
  (value) => z.object({ schemaVersion: z.literal(1) }).safeParse(value).success,
);

/** Versions from before data could be passed on have no list of it. */
function completeRegister(stored: Register): Register {
  const recipients = stored.recipients.map((recipient) => ({ ...noOnward, ...recipient }));
  return { ...stored, recipients };
}

const noOnward: Pick<Recipient, "onwardTransfers"> = { onwardTransfers: [] };

const storedChangesSchema = z.custom<readonly RegisterChange[]>((value) => Array.isArray(value));

/** The number is part of the seal: one version's content never opens as another's. */
const registerContext = (number: number) => `RegisterVersion:sealedRegister:${String(number)}`;
const changesContext = (number: number) => `RegisterVersion:sealedChanges:${String(number)}`;

async function sealJson(
  { shopSeal }: RegisterStoreDeps,
  into: { readonly installationId: InstallationId; readonly context: string },
  value: unknown,
): Promise<Uint8Array<ArrayBuffer>> {
  return shopSeal.seal(into.installationId, into.context, await compress(JSON.stringify(value)));
}

async function openJson(
  { shopSeal }: RegisterStoreDeps,
  from: { readonly row: VersionRow; readonly context: string; readonly sealed: Uint8Array },
): Promise<unknown> {
  const id = asInstallationId(from.row.installationId);
  const packed = await shopSeal.open(id, from.context, from.sealed);
  return JSON.parse((await expand(packed, { maxOutputLength: mostBytes })).toString("utf8"));
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
