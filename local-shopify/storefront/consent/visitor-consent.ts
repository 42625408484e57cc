import { type ConsentDesk, policyFor } from "../../online-store/consent-desk.ts";
import type { Visitor } from "../visitor.ts";
import { consentCookie } from "./consent-cookie.ts";
import {
  byPurpose,
  type Choices,
  type ConsentState,
  readConsentToken,
  writeConsentToken,
} from "./consent-token.ts";

/** Name of the cookie and query parameter by which one visitor is somewhere else than the others. */
export const regionCookie = "local_region";

const noChoices: Choices = byPurpose(() => "" as const);

/** Where a visitor is: ISO 3166-2 without the hyphen. */
export function regionOf(desk: ConsentDesk, visitor: Visitor): string {
  return visitor.cookie(regionCookie) ?? desk.visitorRegion;
}

/** The state of a visitor's consent by the cookie they carry and the shop's policies of now. */
export function visitorConsent(desk: ConsentDesk, visitor: Visitor): ConsentState {
  const kept = readConsentToken(visitor.cookie(consentCookie) ?? "");
  const consentId = kept?.consentId ?? "";
  return decideConsent(desk, {
    choices: kept?.choices ?? noChoices,
    region: regionOf(desk, visitor),
    consentId: consentId === "" ? (visitor.cookie("_shopify_essential") ?? "") : consentId,
    metafields: kept?.metafields ?? {},
  });
}

/**
 * What is allowed by choices and policy: where consent is required a purpose needs a yes, elsewhere
 * it only must not have a no. The sale of data is allowed until somebody opts out, everywhere. The
 * banner is due where consent is required and nothing was chosen yet.
 */
export function decideConsent(
  desk: ConsentDesk,
  given: Pick<ConsentState, "choices" | "region" | "consentId" | "metafields">,
): ConsentState {
  const { consentRequired, dataSaleOptOutRequired } = policyFor(desk.policies, given.region);
  const { choices } = given;
  const isUntouched = [choices.analytics, choices.marketing, choices.preferences].every(
    (choice) => choice === "",
  );
  return {
    ...given,
    allowed: byPurpose((_letter, purpose) =>
      consentRequired && purpose !== "sale_of_data"
        ? choices[purpose] === "yes"
        : choices[purpose] !== "no",
    ),
    showsBanner: consentRequired && isUntouched,
    isSaleRegion: dataSaleOptOutRequired,
  };
}

const year = 365 * 24 * 60 * 60;

/** Lets a visitor carry a choice on. */
export function keepConsent(visitor: Visitor, state: ConsentState): void {
  const how = { seconds: year, httpOnly: false };
  visitor.setCookie(consentCookie, writeConsentToken(state), how);
}
