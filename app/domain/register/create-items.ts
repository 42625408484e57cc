import type { Purpose, PurposePreset, Recipient, StoredItem } from "./types.ts";

/** A purpose of which nothing but its preset is known; without one it is the merchant's own. Its id comes with saving. */
export function createPurpose(preset: PurposePreset | null = null): Purpose {
  return {
    ...{ id: "", preset, name: {}, description: {} },
    ...{ legalBasis: null, legitimateInterest: {}, legalObligation: {} },
    ...{ personCategories: [], dataCategories: [], otherData: {}, sources: [], otherSources: {} },
    ...{ provision: null, retention: null, noticeCategory: "necessary" },
  };
}

/** A recipient of whom nothing is known. */
export function createRecipient(): Recipient {
  return {
    ...{ id: "", knownAs: null, name: "", country: "", role: "processor", purposes: [] },
    ...{ dataCategories: [], safeguard: null, onwardTransfers: [], privacyUrl: "", hosts: [] },
  };
}

/** A cookie of which nothing is known. */
export function createStoredItem(): StoredItem {
  return {
    ...{ id: "", name: "", kind: "cookie", setBy: null, party: "first", purpose: "" },
    ...{ use: "session", description: {}, lifetime: null },
  };
}
