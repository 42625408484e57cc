import type { ShopSettings, StaffMember } from "../../domain/data-requests/admin-ports.ts";
import type { SenderDomainView } from "../../domain/data-requests/sender-domain.ts";
import type { StaffActor } from "../../domain/data-requests/types.ts";
import type { ErasureChoices } from "../../domain/erasure/settle-choices.ts";
import { ruleSwitches } from "../../domain/erasure/types.ts";
import { legalGrounds } from "../../domain/keeping/grounds.ts";
import { countryCodes, countryName } from "../../domain/shared/country.ts";
import { toDate } from "./dates.ts";
import { type ShownGround, toShownGround } from "./ground-words.ts";
import { readerOf } from "./reader.ts";
import { lackingOf } from "./rule-words.ts";

/** What the settings form holds; texts, as fields hold them. */
export type SettingsValues = {
  readonly contactEmail: string;
  readonly timeZone: string;
  readonly answerLanguage: string;
  readonly answerLifeDays: string;
  readonly accountingCountry: string;
  readonly financialYearEnd: string;
  readonly evidenceKeepYears: string;
  readonly metafieldNamespaces: string;
};

/** A country, and the law Lagom knows of it. */
export type ShownCountry = {
  readonly code: string;
  readonly name: string;
  readonly ground: ShownGround | null;
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
  readonly countries: readonly ShownCountry[];
  /** Switches of the erasure rule that are off. */
  readonly erasureOff: readonly string[];
  /** By switch: what keeps the place from being cleared; nothing where it is. */
  readonly lacking: Readonly<Record<string, string>>;
  readonly staff: readonly ShownStaff[];
};

/** Turns the settings and the shop's users into what the form shows. */
export function presentSettings(params: {
  readonly settings: ShopSettings;
  readonly erasure: ErasureChoices;
  readonly staff: readonly StaffMember[];
  readonly grantedScopes: readonly string[];
  readonly actor: StaffActor;
  readonly now: Date;
}): ShownSettings {
  const { settings, erasure, staff, actor, now } = params;
  const reader = readerOf(settings, now);
  const zones = new Set(["Etc/UTC", ...Intl.supportedValuesOf("timeZone"), settings.timeZone]);
  return {
    values: {
      contactEmail: settings.contactEmail ?? "",
      timeZone: settings.timeZone,
      answerLanguage: settings.answerLanguage,
      answerLifeDays: String(settings.answerLifeDays),
      accountingCountry: erasure.accountingCountry ?? "",
      financialYearEnd: erasure.financialYearEnd,
      evidenceKeepYears: String(erasure.evidenceKeepYears),
      metafieldNamespaces: erasure.rule.metafieldNamespaces.join(", "),
    },
    countries,
    erasureOff: erasure.rule.off,
    lacking: toLacking(params.grantedScopes),
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

function toLacking(granted: readonly string[]): ShownSettings["lacking"] {
  return Object.fromEntries(
    ruleSwitches.flatMap((name) => {
      const titles = lackingOf(name, granted).map((title) => `“${title}”`);
      return titles.length === 0
        ? []
        : [
            [
              name,
              `Not cleared yet: ${titles.join(" and ")} ${titles.length === 1 ? "is" : "are"} not granted.`,
            ],
          ];
    }),
  );
}

const countries: readonly ShownCountry[] = countryCodes
  .map((code) => {
    const ground = legalGrounds.find(({ country }) => country === code);
    return {
      code,
      name: countryName(code),
      ground: ground === undefined ? null : toShownGround(ground),
    };
  })
  .toSorted((a, b) => a.name.localeCompare(b.name, "en"));
