import type { ShopSettings, StaffMember } from "../../domain/data-requests/admin-ports.ts";
import type { SenderDomainView } from "../../domain/data-requests/sender-domain.ts";
import type { StaffActor } from "../../domain/data-requests/types.ts";
import { toDate } from "./dates.ts";
import { readerOf } from "./reader.ts";

/** What the settings form holds; texts, as fields hold them. */
export type SettingsValues = {
  readonly contactEmail: string;
  readonly timeZone: string;
  readonly answerLanguage: string;
  readonly answerLifeDays: string;
};

export type ShownStaff = {
  readonly userId: string;
  readonly name: string;
  readonly isAccountOwner: boolean;
  readonly isYou: boolean;
  readonly permissions: readonly string[];
  readonly lastSeen: string;
};

/** The shop's own sending domain, and the record that lets Lagom use it. */
export type ShownSender = {
  readonly domain: string | null;
  readonly isVerified: boolean;
  readonly record: { readonly name: string; readonly value: string } | null;
};

/** Turns what is known of the sending domain into what the page shows; null where there is no choice. */
export function presentSender(view: SenderDomainView | undefined): ShownSender | null {
  if (view === undefined) return null;
  const { domain, record, verifiedAt } = view;
  return { domain, isVerified: verifiedAt !== null, record };
}

export type ShownSettings = {
  readonly values: SettingsValues;
  readonly timeZones: readonly string[];
  readonly staff: readonly ShownStaff[];
};

/** Turns the settings and the shop's users into what the form shows. */
export function presentSettings(params: {
  readonly settings: ShopSettings;
  readonly staff: readonly StaffMember[];
  readonly actor: StaffActor;
  readonly now: Date;
}): ShownSettings {
  const { settings, staff, actor, now } = params;
  const reader = readerOf(settings, now);
  const zones = new Set(["Etc/UTC", ...Intl.supportedValuesOf("timeZone"), settings.timeZone]);
  return {
    values: {
      contactEmail: settings.contactEmail ?? "",
      timeZone: settings.timeZone,
      answerLanguage: settings.answerLanguage,
      answerLifeDays: String(settings.answerLifeDays),
    },
    timeZones: [...zones].toSorted(),
    staff: staff.map((member) => ({
      userId: member.userId,
      name: member.name ?? `User ${member.userId}`,
      isAccountOwner: member.isAccountOwner,
      isYou: member.userId === actor.userId,
      permissions: member.permissions,
      lastSeen: toDate(member.lastSeenAt, reader),
    })),
  };
}
