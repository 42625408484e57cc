import {
  type BlockFields,
  blockKeys,
  readFieldText,
  toFieldText,
} from "../../domain/policy/publication/block-fields.ts";
import type { PlaceCall, PolicyPlaces } from "../../domain/policy/publication/ports.ts";
import type { Place } from "../../domain/policy/publication/types.ts";
import type { Language } from "../../domain/shared/language.ts";
import type { AdminClient } from "./admin-client.server.ts";
import type { PolicyCall } from "./policy-call.server.ts";
import { readFields, writeFields } from "./policy-fields.server.ts";
import {
  endShopifyManaged,
  lookAtPolicy,
  readPolicyTexts,
  writePolicyText,
} from "./policy-texts.server.ts";

/** The blocks' history of editions, which is written beside the publications. */
export type PolicyHistory = {
  /** Makes the history of each language read like this; says whether anything had to be written. */
  readonly write: (
    call: PlaceCall,
    histories: ReadonlyMap<Language, BlockFields>,
  ) => Promise<boolean>;
};

/** The places of a policy in a Shopify store: its own privacy policy and the app's metafields. */
export function createPolicyPlaces({ client }: { readonly client: AdminClient }): PolicyPlaces {
  const withClient = (call: PlaceCall): PolicyCall => ({ ...call, client });
  return {
    survey: async (call) => {
      const { policy: _policy, ...survey } = await lookAtPolicy(withClient(call));
      return survey;
    },
    read: (call, places) => readPlaces(withClient(call), places),
    write: (call, place, content) => {
      if (place.target === "shopify-policy" && place.language !== "*") {
        return writePolicyText(withClient(call), place.language, content);
      }
      const wanted = content === null ? {} : readFieldText(content);
      return writeFields(withClient(call), keysOf(place), wanted);
    },
    endShopifyManaged: (call) => endShopifyManaged(withClient(call)),
  };
}

async function readPlaces(
  call: PolicyCall,
  places: readonly Place[],
): Promise<readonly (string | null)[]> {
  const inPolicy = places.flatMap(({ target, language }) =>
    target === "shopify-policy" && language !== "*" ? [language] : [],
  );
  const keys = places.flatMap((place) => (place.target === "theme-blocks" ? keysOf(place) : []));
  const texts = inPolicy.length === 0 ? undefined : await readPolicyTexts(call, inPolicy);
  const { fields } = keys.length === 0 ? { fields: {} } : await readFields(call, keys);
  return places.map((place) => {
    if (place.target === "theme-blocks") return toFieldText(pick(fields, keysOf(place)));
    return place.language === "*" ? null : (texts?.get(place.language) ?? null);
  });
}

function keysOf({ language }: Place): readonly string[] {
  return language === "*" ? ["edition"] : blockKeys(["cookies", "policy"], language);
}

function pick(fields: BlockFields, keys: readonly string[]): BlockFields {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = fields[key];
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

/** Writes the histories the blocks show; only those that read differently. */
export function createPolicyHistory({ client }: { readonly client: AdminClient }): PolicyHistory {
  return {
    write: async (placeCall, histories) => {
      const call = { ...placeCall, client };
      const keysIn = (language: Language) => blockKeys(["history"], language);
      const { fields } = await readFields(call, [...histories.keys()].flatMap(keysIn));
      let hasWritten = false;
      for (const [language, wanted] of histories) {
        const keys = keysIn(language);
        if (toFieldText(pick(fields, keys)) === toFieldText(wanted)) continue;
        await writeFields(call, keys, wanted);
        hasWritten = true;
      }
      return hasWritten;
    },
  };
}
