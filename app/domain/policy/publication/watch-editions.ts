import type { Clock } from "../../shared/clock.ts";
import { toMs } from "../../shared/duration.ts";
import type { InstallationId } from "../../shared/ids.ts";
import { type ChangedPlace, findChangedPlaces } from "./check-places.ts";
import type { Digest, PolicyPlaces, PublicationStore } from "./ports.ts";
import type { Publication } from "./types.ts";

/** Publications by what is to be done with them without being asked. */
export type EditionWatch = {
  /** Puts to work what is due, half-published or without a job; tells how many. */
  readonly resumeDue: (now: Date) => Promise<number>;
  /** Published editions of installed shops that nobody has read back since. */
  readonly findUnread: (since: Date, limit: number) => Promise<readonly string[]>;
  /** Writes down a look; a place that was changed since the last one gets a line of evidence. */
  readonly noteLook: (
    publication: Publication,
    changed: readonly ChangedPlace[],
    at: Date,
  ) => Promise<void>;
};

export type WatchEditionsDeps = {
  readonly watch: EditionWatch;
  readonly store: Pick<PublicationStore, "find" | "findPublished">;
  readonly places: PolicyPlaces;
  readonly digest: Digest;
  readonly clock: Clock;
  readonly onTrouble: (publicationId: string, error: unknown) => void;
};

/** How often what stands in a shop is read back. */
const readBackEvery = { hours: 6 } as const;
const mostInOneRun = 500;

/** One round: what is due begins, and what was published is compared with what stands there. */
export async function watchEditions(deps: WatchEditionsDeps, signal: AbortSignal): Promise<void> {
  const now = deps.clock.now();
  await deps.watch.resumeDue(now);
  const since = new Date(now.getTime() - toMs(readBackEvery));
  for (const id of await deps.watch.findUnread(since, mostInOneRun)) {
    signal.throwIfAborted();
    try {
      const publication = await deps.store.find(id);
      if (publication !== undefined) await look(deps, publication, signal);
    } catch (error) {
      deps.onTrouble(id, error);
    }
  }
}

/**
 * Compares one shop's edition with what stands there now, because somebody asked.
 *
 * @returns what was changed by somebody else; undefined where nothing was ever published
 */
export async function lookAtEdition(
  deps: WatchEditionsDeps,
  installationId: InstallationId,
  signal: AbortSignal,
): Promise<readonly ChangedPlace[] | undefined> {
  const publication = await deps.store.findPublished(installationId);
  return publication === undefined ? undefined : look(deps, publication, signal);
}

async function look(
  { places, digest, watch, clock }: WatchEditionsDeps,
  publication: Publication,
  signal: AbortSignal,
): Promise<readonly ChangedPlace[]> {
  const changed = await findChangedPlaces({ places, digest }, publication, signal);
  await watch.noteLook(publication, changed, clock.now());
  return changed;
}
