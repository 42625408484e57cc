import { createConsentServices } from "./consent-services.server.ts";
import { createNoticePreviewServices } from "./notice-preview-services.server.ts";

type Deps = Parameters<typeof createConsentServices>[0] &
  Parameters<typeof createNoticePreviewServices>[0];

/** The shopper's side: the cookie notice's preview, and what takes in the choices made in it. */
export function createVisitorServices(deps: Deps) {
  return {
    noticePreviews: createNoticePreviewServices(deps),
    consent: createConsentServices(deps),
  };
}
