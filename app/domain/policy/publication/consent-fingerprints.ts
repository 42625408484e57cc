import type { Register } from "../../register/types.ts";
import { printNotice } from "../print-notice.ts";
import { type Consents, consentTerms } from "./changed-consents.ts";

/**
 * A fingerprint of every purpose that rests on consent: the notice's own where the notice asks for it,
 * so that it asks again by the same.
 */
export function fingerprintConsents(
  register: Register,
  digest: (text: string) => string,
): Consents {
  const notice = printNotice({ register, language: register.mainLanguage, digest });
  const asked = new Map(
    notice.groups.flatMap(({ purposes }) =>
      purposes.map(({ id, fingerprint }) => [id, fingerprint] as const),
    ),
  );
  return Object.fromEntries(
    register.purposes
      .filter(({ legalBasis }) => legalBasis === "consent")
      .map((purpose) => [
        purpose.id,
        asked.get(purpose.id) ?? digest(consentTerms(register, purpose)),
      ]),
  );
}
