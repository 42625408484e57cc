import { consentCookie } from "../consent/consent-cookie.ts";
import { type ConsentState, readConsentToken } from "../consent/consent-token.ts";

/** What scripts may put before the places the state is otherwise read from. */
export type GivenConsent = {
  cachedConsent: string | undefined;
  injectedConsent: string | undefined;
};

/**
 * The state of the visitor's consent, from the first place that has one: what the last call brought,
 * what was injected, `_cs` of the address, the cookie, the `_cmp` entry of Server-Timing, session
 * storage. Undefined until one is there.
 */
export function readConsentState(given: GivenConsent): ConsentState | undefined {
  const places = [
    () => given.cachedConsent,
    () => given.injectedConsent,
    () => new URLSearchParams(location.search).get("_cs"),
    readCookie,
    readServerTiming,
    () => sessionStorage.getItem("consentHeader"),
  ];
  for (const place of places) {
    const token = place();
    if (token) return readConsentToken(token);
  }
  return undefined;
}

function readCookie(): string | undefined {
  const found = document.cookie
    .split("; ")
    .find((pair) => pair.startsWith(`${consentCookie}=`))
    ?.slice(consentCookie.length + 1);
  return found === undefined ? undefined : decodeURIComponent(found);
}

function readServerTiming(): string | undefined {
  const [navigation] = performance.getEntriesByType("navigation");
  if (!(navigation instanceof PerformanceNavigationTiming)) return undefined;
  return navigation.serverTiming.find(({ name }) => name === "_cmp")?.description;
}
