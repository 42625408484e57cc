import { interviewSchema, parseAnswers } from "../db/register/interview-schema.server.ts";
import { SourceRefusedError, TransientSourceError } from "../domain/data-requests/ports.ts";
import { createEmptyRegister } from "../domain/register/create-register.ts";
import { applyProposals } from "../domain/register/start/apply-proposals.ts";
import { fillPresetWords } from "../domain/register/start/fill-preset-words.ts";
import type { Proposal } from "../domain/register/start/proposal.ts";
import { proposeRegister } from "../domain/register/start/propose-register.ts";
import {
  type InterviewAnswers,
  noAnswers,
  type QuestionId,
} from "../domain/register/start/questions.ts";
import { listStrangers } from "../domain/register/start/strangers.ts";
import { nothingSeen, type SeenShop } from "../domain/register/start/seen.ts";
import type { RegisterVersion } from "../domain/register/version.ts";
import type { ScanReport } from "../domain/promises/types.ts";
import type { Clock } from "../domain/shared/clock.ts";
import type { InstallationId } from "../domain/shared/ids.ts";
import { err, ok, type Result } from "../domain/shared/result.ts";
import type { Log } from "../logging/log.server.ts";
import type { AdminClient } from "../platform/shopify/admin-client.server.ts";
import { findHostOwner } from "../platform/host-owners.server.ts";
import { readShopOverview } from "../platform/shopify/shop-overview.server.ts";
import { readStorefrontHome } from "../platform/storefront-home.server.ts";
import type { InstallationStore } from "../db/shops/installation-store.server.ts";
import type { PromiseServices } from "./promise-services.server.ts";
import type { createRegisterServices } from "./register-services.server.ts";

export type RegisterStartDeps = {
  readonly register: ReturnType<typeof createRegisterServices>;
  readonly client: AdminClient;
  readonly installations: Pick<InstallationStore, "findOpenBeside">;
  /** What the last look at the storefront saw, if there was one. */
  readonly promises: Pick<PromiseServices, "findLast">;
  readonly clock: Clock;
  readonly log: Pick<Log, "warn">;
};

/** The interview as far as it came. */
export type Interview = {
  readonly seen: SeenShop;
  readonly answers: InterviewAnswers;
  readonly at: QuestionId | null;
};

export type Begin = {
  readonly installationId: InstallationId;
  readonly author: string;
  readonly signal: AbortSignal;
};

export type Finish = {
  readonly installationId: InstallationId;
  readonly author: string;
  /** Ids of the proposals that were taken. */
  readonly accepted: readonly string[];
  readonly basedOn: number;
};

export type Restore = {
  readonly installationId: InstallationId;
  readonly author: string;
  /** The version whose content comes back. */
  readonly number: number;
  readonly basedOn: number;
};

/** The register with what begins it, interviews for it, and brings an old version's content back. */
export function createRegisterStartServices(deps: RegisterStartDeps) {
  return {
    ...deps.register,
    /**
     * Makes the first version of what can be seen of the shop; answers the present one where the
     * register was started already. What could not be seen is told, and stands in the interview.
     */
    start: (wish: Begin) => start(deps, wish),
    interview: {
      read: (installationId: InstallationId) => readInterview(deps, installationId),
      parse: parseAnswers,
      save: (id: InstallationId, answers: InterviewAnswers, at: QuestionId | null) =>
        saveInterview(deps, id, { answers, at }),
      /** What the answers and what was seen would add to the register as it stands. */
      propose: (installationId: InstallationId) => propose(deps, installationId),
      /** Takes the accepted proposals in, as one version. */
      finish: (wish: Finish) => finish(deps, wish),
    },
    /** The content of an earlier version as a new one; the past stays as it was. */
    restore: (wish: Restore) => restore(deps, wish),
  };
}

async function start(
  deps: RegisterStartDeps,
  { installationId, author, signal }: Begin,
): Promise<Result<RegisterVersion, "changed-meanwhile">> {
  const present = await deps.register.findCurrent(installationId);
  if (present !== undefined) return ok(present);
  const seen = await look(deps, installationId, signal);
  const empty = createEmptyRegister(seen.languages[0] ?? "en");
  const register = applyProposals(empty, proposeRegister(empty, seen, noAnswers));
  const made = await deps.register.makeVersion({
    ...{ installationId, register, cause: "started", author },
    ...{ at: deps.clock.now(), basedOn: null },
  });
  const interview = { seen, answers: noAnswers, at: null };
  if (made.ok) await deps.register.settings.saveInterview(installationId, interview);
  return made;
}

/** Looks at the shop's settings, its latest orders' companies, its home page and the last scan. */
async function look(
  deps: RegisterStartDeps,
  installation: InstallationId,
  signal: AbortSignal,
): Promise<SeenShop> {
  const report = (await deps.promises.findLast(installation))?.report;
  const scanned = toScanned(report?.sightings ?? []);
  try {
    const overview = await readShopOverview({ client: deps.client, installation, signal });
    const { storefrontHost: host, ...seen } = overview;
    const home = await readHome(deps, { installation, host, signal });
    const hosts = [...new Set([...(home.ok ? home.hosts : []), ...scanned.hosts])];
    return {
      ...{ ...seen, ...scanned, hosts, strangers: listStrangers(hosts, findOwner) },
      unseen: [
        ...seen.unseen,
        ...(home.ok ? [] : [{ what: "storefront", because: home.because } as const]),
      ],
    };
  } catch (cause) {
    // Out of time is no fault either: the register begins, and the interview asks.
    const isExpected = cause instanceof SourceRefusedError || cause instanceof TransientSourceError;
    if (!isExpected && !signal.aborted) throw cause;
    deps.log.warn({ err: cause }, "the shop could not be looked at for its register");
    return { ...nothingSeen, ...scanned, unseen: [{ what: "shop", because: "no-answer" }] };
  }
}

function findOwner(host: string) {
  const owner = findHostOwner(host);
  if (owner === undefined) return undefined;
  const homepage = URL.canParse(owner.homepage ?? "") ? (owner.homepage ?? "") : "";
  return { name: owner.name, category: owner.category, homepage };
}

function toScanned(sightings: ScanReport["sightings"]) {
  const foreign = sightings.filter(({ party }) => party === "third");
  const stored = sightings.filter(({ kind }) => kind !== "request" && kind !== "pixel");
  return {
    hosts: [...new Set(foreign.map(({ host }) => host))],
    storedNames: [...new Set(stored.map(({ name }) => name))],
  };
}

type Home = {
  readonly installation: InstallationId;
  readonly host: string;
  readonly signal: AbortSignal;
};

async function readHome(deps: RegisterStartDeps, { installation, host, signal }: Home) {
  const shop = (await deps.installations.findOpenBeside(installation))?.shop;
  return readStorefrontHome({ host, ownHosts: shop === undefined ? [] : [shop], signal });
}

async function readInterview(
  { register }: RegisterStartDeps,
  installationId: InstallationId,
): Promise<Interview> {
  return interviewSchema.parse((await register.settings.findInterview(installationId)) ?? {});
}

async function saveInterview(
  deps: RegisterStartDeps,
  installationId: InstallationId,
  { answers, at }: Pick<Interview, "answers" | "at">,
): Promise<void> {
  const { seen } = await readInterview(deps, installationId);
  await deps.register.settings.saveInterview(installationId, { seen, answers, at });
}

async function propose(
  deps: RegisterStartDeps,
  installationId: InstallationId,
): Promise<readonly Proposal[]> {
  const version = await deps.register.findCurrent(installationId);
  if (version === undefined) return [];
  const { seen, answers } = await readInterview(deps, installationId);
  return proposeRegister(version.register, seen, answers);
}

async function finish(
  deps: RegisterStartDeps,
  { installationId, author, accepted, basedOn }: Finish,
): Promise<Result<RegisterVersion, "changed-meanwhile" | "no-register">> {
  const version = await deps.register.findCurrent(installationId);
  if (version === undefined) return err("no-register");
  const proposals = await propose(deps, installationId);
  const taken = proposals.filter(({ id }) => accepted.includes(id));
  const made = await deps.register.makeVersion({
    ...{ installationId, author, basedOn, cause: "interview", at: deps.clock.now() },
    register: fillPresetWords(version.register, applyProposals(version.register, taken)),
  });
  const { answers } = await readInterview(deps, installationId);
  if (made.ok) await saveInterview(deps, installationId, { answers, at: null });
  return made;
}

async function restore(
  { register, clock }: RegisterStartDeps,
  { installationId, author, number, basedOn }: Restore,
): Promise<Result<RegisterVersion, "changed-meanwhile" | "no-such-version">> {
  const version = await register.findVersion(installationId, number);
  if (version === undefined) return err("no-such-version");
  return register.makeVersion({
    ...{ installationId, author, basedOn, cause: "restored", at: clock.now() },
    register: version.register,
  });
}
