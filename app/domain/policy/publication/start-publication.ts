import { localDateOf, parseDate, startOfDay } from "../../shared/calendar.ts";
import type { Clock } from "../../shared/clock.ts";
import type { InstallationId } from "../../shared/ids.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { PolicyGap } from "../check-publishable.ts";
import type { PublicationTarget } from "../types.ts";
import {
  type ProposedEdition,
  type ProposeEditionDeps,
  proposeEdition,
} from "./propose-edition.ts";
import type { PublicationRefusal, Publications } from "./publications.ts";
import type { PublicationChoices } from "./types.ts";

export type StartPublicationDeps = ProposeEditionDeps & {
  readonly publications: Pick<Publications, "nextSlot" | "open">;
  readonly clock: Clock;
};

export type PublicationWanted = {
  readonly installationId: InstallationId;
  readonly targets: readonly PublicationTarget[];
  readonly noticeTag: string;
  /** YYYY-MM-DD in the shop's zone; null for now. */
  readonly on: string | null;
  readonly timeZone: string;
  readonly choices: PublicationChoices;
  /** `staff:<id>` */
  readonly author: string;
};

export type StartRefusal =
  | { readonly code: "gaps"; readonly gaps: readonly PolicyGap[] }
  | {
      readonly code:
        | PublicationRefusal
        | "register-not-started"
        | "no-target"
        | "no-language"
        | "nothing-changed"
        | "date-not-ahead";
    };

/**
 * Puts an edition on its way, now or on a later day. Refused with the gaps named where the law wants
 * something said that the register does not say; the same content again is no edition.
 *
 * @returns the publication's id
 */
export async function startPublication(
  deps: StartPublicationDeps,
  wanted: PublicationWanted,
): Promise<Result<string, StartRefusal>> {
  const { installationId, targets, noticeTag, timeZone, author, choices } = wanted;
  const now = deps.clock.now();
  if (targets.length === 0) return err({ code: "no-target" });
  const effectiveOn = dayOf(wanted, localDateOf(now, timeZone));
  if (effectiveOn === undefined) return err({ code: "date-not-ahead" });
  const proposed = await proposeEdition(deps, { installationId, effectiveOn, targets, noticeTag });
  if (proposed === undefined) return err({ code: "register-not-started" });
  const refusal = findRefusal(proposed);
  if (refusal !== undefined) return err(refusal);
  const { edition, notes, changedPurposes, slot } = proposed;
  const opened = await deps.publications.open({
    ...{ installationId, edition, notes, targets, choices, changedPurposes, slot, author },
    scheduledFor: wanted.on === null ? null : startOfDay(effectiveOn, timeZone),
    at: now,
  });
  return opened.ok ? ok(opened.value) : err({ code: opened.reason });
}

/** The day it takes effect: today, or a day ahead. */
function dayOf({ on }: Pick<PublicationWanted, "on">, today: string): string | undefined {
  if (on === null) return today;
  const day = parseDate(on);
  return day !== undefined && day > today ? day : undefined;
}

function findRefusal({ gaps, edition, isSame }: ProposedEdition): StartRefusal | undefined {
  if (gaps.length > 0) return { code: "gaps", gaps };
  if (edition.texts.length === 0) return { code: "no-language" };
  return isSame ? { code: "nothing-changed" } : undefined;
}
