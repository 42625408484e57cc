import type { Purpose, Recipient, StoredItem } from "./types.ts";

/** A purpose of the merchant's own of which nothing is known; its id comes with saving. */
export function createPurpose(): Purpose {
  return {
    ...{ id: "", preset: null, name: {}, description: {} },
    ...{ legalBasis: null, legitimateInterest: {}, legalObligation: {} },
    ...{ personCategories: [], dataCategories: [], otherData: {}, sources: [], otherSources: {} },
    ...{ provision: null, retention: null, noticeCategory: "necessary" },
  };
}

/** A recipient of whom nothing is known. */
export function createRecipient(): Recipient {
  return {
    ...{ id: "", knownAs: null, name: "", country: "", role: "processor", purposes: [] },
    ...{ dataCategories: [], safeguard: null, privacyUrl: "", hosts: [] },
  };
}

/** A cookie of which nothing is known. */
export function createStoredItem(): StoredItem {
  return {
    ...{ id: "", name: "", kind: "cookie", setBy: null, party: "first", purpose: "" },
    ...{ use: "session", description: {}, lifetime: null },
  };
}
