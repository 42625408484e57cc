import type { NoticeState } from "../types.ts";

/** What of a state the vendors are told. */
export type Told = Pick<NoticeState, "granted" | "sale" | "regime">;

/**
 * What each of Google's types needs: letters of categories, `$` that data may be sold or shared
 * (support.google.com/analytics/answer/9976101; developers.google.com/tag-platform/security/guides/consent).
 */
const googleTypes = {
  ad_storage: "m",
  ad_user_data: "m$",
  ad_personalization: "m$",
  analytics_storage: "s",
  functionality_storage: "p",
  personalization_storage: "p",
  security_storage: "",
};

type Vendors = {
  dataLayer?: unknown[];
  uetq?: unknown[];
  fbq?: (...call: unknown[]) => void;
};
const vendors = window as unknown as Vendors;

/** A call of `gtag`, which takes what is pushed only as the `arguments` of a function. */
export function gtag(..._call: unknown[]): void {
  // eslint-disable-next-line prefer-rest-params -- Google's scripts tell a command by this very object.
  (vendors.dataLayer ??= []).push(arguments);
}

/** Each of its types, granted or denied. */
export function toGoogle(granted: string, sale: boolean | null): Readonly<Record<string, string>> {
  const has = RegExp(`^[${granted}${sale === false ? "" : "$"}]*$`);
  return Object.fromEntries(
    Object.entries(googleTypes).map(([type, needs]) => [
      type,
      has.test(needs) ? "granted" : "denied",
    ]),
  );
}

export function tellGoogle({ granted, sale }: Told): void {
  gtag("consent", "update", toGoogle(granted, sale));
}

/** Microsoft's tag (help.ads.microsoft.com 60119): `default` before it loads, `update` after a choice. */
export function tellMicrosoft(when: "default" | "update", { granted }: Told): void {
  (vendors.uetq ??= []).push("consent", when, {
    ad_storage: granted.includes("m") ? "granted" : "denied",
  });
}

/**
 * Meta's pixel: holds its events until it is granted; where sale was refused in a state with such a law,
 * limited data use, by the place Meta itself finds (developers.facebook.com/docs/meta-pixel/implementation:
 * "GDPR", "Data Processing Options").
 */
export function tellMeta({ granted, sale, regime }: Told): void {
  const { fbq } = vendors;
  fbq?.("consent", granted.includes("m") ? "grant" : "revoke");
  const isLimited = regime === "opt-out" && sale === false;
  fbq?.("dataProcessingOptions", isLimited ? ["LDU"] : [], ...(isLimited ? [0, 0] : []));
}
