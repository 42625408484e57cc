import { contentOf } from "./place-content.ts";
import type { Digest, PolicyPlaces } from "./ports.ts";
import { digestOf } from "./run-publication.ts";
import { isSameText } from "./same-text.ts";
import type { Publication, PublicationStep } from "./types.ts";

/** A place where something else stands than the last edition left there. */
export type ChangedPlace = {
  readonly step: PublicationStep;
  /** What stands there now; null when it was taken away. */
  readonly standing: string | null;
  /** What Lagom had put there. */
  readonly ours: string | null;
};

/**
 * Reads a published edition's places and gives those somebody else changed since. A change the
 * merchant has kept (`keepTheirs`) is known by its digest and not told again.
 */
export async function findChangedPlaces(
  { places, digest }: { readonly places: PolicyPlaces; readonly digest: Digest },
  publication: Publication,
  signal: AbortSignal,
): Promise<readonly ChangedPlace[]> {
  const { steps, installationId } = publication;
  const standing = await places.read({ installationId, signal }, steps);
  return steps.flatMap((step, at) => {
    const now = standing[at] ?? null;
    if (digestOf(digest, now) === step.remoteDigest) return [];
    const content = contentOf(publication, step);
    const ours = content.kind === "text" ? content.text : null;
    // Shopify may write the same text differently one day: that is no change.
    return isSameText(now, ours) ? [] : [{ step, standing: now, ours }];
  });
}
