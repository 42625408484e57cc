import type { Clock } from "../../shared/clock.ts";
import { decideNextStep, type NextStep } from "./decide-next-step.ts";
import { contentOf } from "./place-content.ts";
import { isSamePlace, mainLanguageOf, planPlaces } from "./plan-places.ts";
import type { Digest, NewStep, PolicyPlaces, PublicationStore } from "./ports.ts";
import { isSameText } from "./same-text.ts";
import type {
  Place,
  PlacesSurvey,
  Publication,
  PublicationStep,
  PublicationTrouble,
} from "./types.ts";

export type RunPublicationDeps = {
  readonly store: PublicationStore;
  readonly places: PolicyPlaces;
  readonly digest: Digest;
  readonly clock: Clock;
};

type Run = RunPublicationDeps & { readonly publication: Publication; readonly signal: AbortSignal };

/**
 * Brings a publication to its end, from wherever it stands: a killed run goes on. Each turn decides
 * anew from what is stored (`decideNextStep`) and does one thing, which may be done twice.
 * Throws what `places` throws; then the next run goes on.
 *
 * @returns how it stands now; undefined when there is no such publication
 */
export async function runPublication(
  deps: RunPublicationDeps,
  id: string,
  signal: AbortSignal,
): Promise<Publication["status"] | undefined> {
  if (!(await deps.store.begin(id, deps.clock.now()))) {
    return (await deps.store.find(id))?.status;
  }
  for (;;) {
    signal.throwIfAborted();
    const publication = await deps.store.find(id);
    if (publication === undefined) return undefined;
    const next = decideNextStep(publication);
    if (next.kind === "nothing") return publication.status;
    await takeStep({ ...deps, publication, signal }, next);
  }
}

/**
 * All tries are used up: what was written goes back. Where even that fails the publication is left
 * half-published, to be tried again.
 */
export async function giveUpPublication(
  deps: RunPublicationDeps,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const publication = await deps.store.find(id);
  if (publication === undefined || decideNextStep(publication).kind === "nothing") return;
  if (publication.failureReason === null) await deps.store.turnBack(id, "retries-exhausted");
  try {
    await runPublication(deps, id, signal);
  } catch {
    const now = await deps.store.find(id);
    if (now === undefined || decideNextStep(now).kind === "nothing") return;
    const status = now.steps.length === 0 ? "failed" : "half-published";
    await deps.store.end(now, { status, at: deps.clock.now(), evidence: null });
  }
}

async function takeStep(run: Run, next: NextStep): Promise<void> {
  const { store, clock, publication } = run;
  switch (next.kind) {
    case "keep":
      return keepPlan(run);
    case "write":
      return writePlace(run, next.step);
    case "read-back":
      return readBack(run, next.step);
    case "put-back":
      return putBack(run, next.step);
    case "finish":
      return store.end(publication, {
        ...{ status: "published", at: clock.now(), evidence: "policy.published" },
      });
    case "end-failed": {
      const wasWritten = publication.steps.some(({ status }) => status === "put-back");
      const evidence = wasWritten ? "policy.put-back" : null;
      return store.end(publication, { status: "failed", at: clock.now(), evidence });
    }
    case "nothing":
      return undefined;
  }
}

/** Before the first write: can it go out at all, what is planned, and what stands there now. */
async function keepPlan(run: Run): Promise<void> {
  const { store, places, publication } = run;
  const { id, targets } = publication;
  const survey = await places.survey(callOf(run));
  const published = await store.findPublished(publication.installationId);
  const before = published?.steps ?? [];
  const languages = publication.edition.texts.map(({ language }) => language);
  const planned = planPlaces({ targets, languages, survey, before });
  const trouble = findTrouble(publication, { survey, planned });
  if (trouble !== undefined) return store.turnBack(id, trouble);
  if (targets.includes("shopify-policy") && survey.isShopifyManaged === true) {
    const ended = await places.endShopifyManaged(callOf(run));
    if (ended.kind === "refused") return store.turnBack(id, "shopify-manages-policy");
  }
  const standing = await places.read(callOf(run), planned);
  const steps = planned.map((place, at) => toNewStep(run, place, standing[at] ?? null));
  await store.keepPlan(id, steps);
  const changed = steps.filter((step) => isChangedElsewhere(run, step, published));
  if (changed.length === 0 || publication.choices.overwrite) return undefined;
  for (const step of changed) await mark(run, step, { status: "changed-elsewhere" });
  return store.turnBack(id, "changed-elsewhere");
}

function toNewStep({ publication, digest }: Run, place: Place, previous: string | null): NewStep {
  const text = textOf(publication, place);
  return { ...place, bodyDigest: text === null ? null : digest(text), previous };
}

/** Why nothing is even begun. */
function findTrouble(
  publication: Publication,
  { survey, planned }: { readonly survey: PlacesSurvey; readonly planned: readonly Place[] },
): PublicationTrouble | undefined {
  const { targets, choices, edition } = publication;
  if (targets.includes("shopify-policy")) {
    const main = mainLanguageOf(survey);
    const isMissing = !edition.texts.some(({ language }) => language === main);
    if (main === undefined || isMissing) return "main-language-missing";
    if (survey.isShopifyManaged === true && !choices.takeOver) return "shopify-manages-policy";
  }
  const isTooBig = planned.some((place) => contentOf(publication, place).kind === "too-big");
  return isTooBig ? "too-big" : undefined;
}

/** Whether what stands there is neither what the last edition left nor what is to be written. */
function isChangedElsewhere(
  { publication, digest }: Run,
  step: NewStep,
  published: Publication | undefined,
): boolean {
  const left = published?.steps.find((one) => isSamePlace(one, step));
  if (published === undefined || left === undefined) return false;
  if (isSameText(step.previous, textOf(publication, step))) return false;
  // What the merchant chose to keep is theirs until they say otherwise.
  if (left.reason === keptTheirs) return true;
  if (digestOf(digest, step.previous) === left.remoteDigest) return false;
  return !isSameText(step.previous, textOf(published, step));
}

function textOf(publication: Publication, place: Place): string | null {
  const content = contentOf(publication, place);
  return content.kind === "text" ? content.text : null;
}

/** The reason of a step whose place the merchant left as somebody else had written it. */
export const keptTheirs = "kept-theirs";

/** Reads first: what stands there already is not written, what somebody just changed is not touched. */
async function writePlace(run: Run, step: PublicationStep): Promise<void> {
  const { places, store, publication } = run;
  const content = contentOf(publication, step);
  if (content.kind === "too-big") return store.turnBack(publication.id, "too-big");
  const standing = await readOne(run, step);
  if (isSameText(standing, content.text)) return settle(run, step, standing);
  if (standing !== step.previous && !isSameText(standing, step.previous)) {
    await mark(run, step, { status: "changed-elsewhere" });
    return store.turnBack(publication.id, "changed-elsewhere");
  }
  const wrote = await places.write(callOf(run), step, content.text);
  if (wrote.kind === "written") return mark(run, step, { status: "written" });
  await mark(run, step, { status: "refused", reason: wrote.code });
  return store.turnBack(
    publication.id,
    wrote.code === "access-denied" ? "scopes-missing" : "refused",
  );
}

async function readBack(run: Run, step: PublicationStep): Promise<void> {
  const content = contentOf(run.publication, step);
  const standing = await readOne(run, step);
  if (content.kind === "text" && isSameText(standing, content.text)) {
    return settle(run, step, standing);
  }
  return run.store.turnBack(run.publication.id, "read-back-differs");
}

async function putBack(run: Run, step: PublicationStep): Promise<void> {
  const { places, store } = run;
  const standing = await readOne(run, step);
  if (!isSameText(standing, step.previous)) {
    const wrote = await places.write(callOf(run), step, step.previous);
    if (wrote.kind === "refused") {
      await mark(run, step, { status: step.status, reason: wrote.code });
      return store.end(run.publication, {
        ...{ status: "half-published", at: run.clock.now(), evidence: null },
      });
    }
    if (!isSameText(await readOne(run, step), step.previous)) {
      return store.end(run.publication, {
        ...{ status: "half-published", at: run.clock.now(), evidence: null },
      });
    }
  }
  return mark(run, step, { status: "put-back" });
}

function settle(run: Run, step: PublicationStep, standing: string | null): Promise<void> {
  return mark(run, step, {
    status: "read-back",
    remoteDigest: digestOf(run.digest, standing),
    reason: null,
  });
}

async function readOne(run: Run, place: Place): Promise<string | null> {
  const [standing] = await run.places.read(callOf(run), [place]);
  return standing ?? null;
}

function mark(
  { store, clock, publication }: Run,
  place: Place,
  mark: Omit<Parameters<PublicationStore["markStep"]>[2], "at">,
): Promise<void> {
  return store.markStep(publication.id, place, { ...mark, at: clock.now() });
}

/** Of what stands in a place; an empty one has the digest of nothing. */
export function digestOf(digest: Digest, standing: string | null): string {
  return digest(standing ?? "");
}

function callOf({ publication, signal }: Run) {
  return { installationId: publication.installationId, signal };
}
