import type { Language } from "../shared/language.ts";
import type { PublicationTarget } from "./types.ts";

/** How often the storefront is looked at without being asked. */
export const scanSchedules = ["never", "weekly", "daily"] as const;
export type ScanSchedule = (typeof scanSchedules)[number];

/** How the register is published and compared with reality. */
export type RegisterSettings = {
  readonly targets: readonly PublicationTarget[];
  /** Days between scheduling and publishing that the form offers. */
  readonly leadDays: number;
  /** Customers with this tag asked to be told of changes of the policy. */
  readonly noticeTag: string;
  readonly scanSchedule: ScanSchedule;
  /** Buttons of a cookie notice the scan does not know, as CSS selectors; both or none. */
  readonly noticeSelectors: { readonly refuse: string; readonly accept: string } | null;
  /** Whether a password for a locked storefront is kept; itself it is read apart. */
  readonly hasStorefrontPassword: boolean;
  /** Languages published although nobody has reviewed their fixed sentences. */
  readonly unreviewedAllowed: readonly Language[];
};

/** What is to be changed; the rest stays. A password of null is forgotten. */
export type RegisterSettingsChange = Partial<
  Omit<RegisterSettings, "hasStorefrontPassword"> & { readonly storefrontPassword: string | null }
>;
