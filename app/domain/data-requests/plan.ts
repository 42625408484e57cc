import { places, scopesLacking } from "../data-map/places.ts";
import type { MissingItem, Place, PlaceId } from "../data-map/types.ts";
import { DATA_MAP_VERSION } from "../data-map/version.ts";
import type { JsonObject } from "../shared/json.ts";

/** What will be done about one place. */
export type PlannedPlace = {
  readonly place: PlaceId;
  readonly action: "search" | "unreachable";
  /** Why it cannot be searched. */
  readonly missing: readonly MissingItem[];
};

/** What an access request will do, before it does it. */
export type AccessPlan = {
  readonly dataMapVersion: number;
  readonly scopes: readonly string[];
  readonly places: readonly PlannedPlace[];
};

/**
 * Plans the search of every place of the data map with the scopes granted now.
 * A place that needs a scope nobody granted is planned as unreachable with the
 * reason, never left away.
 */
export function planAccess(shop: { readonly scopes: readonly string[] }): AccessPlan {
  return {
    dataMapVersion: DATA_MAP_VERSION,
    scopes: [...shop.scopes].sort(),
    places: places.map((place) => planPlace(place, shop.scopes)),
  };
}

function planPlace(place: Place, scopes: readonly string[]): PlannedPlace {
  const id = place.id;
  const lacking = scopesLacking(place, scopes);
  return {
    place: id,
    action: lacking.length > 0 ? "unreachable" : "search",
    missing: lacking.map((oneOf) => ({
      place: id,
      code: "scope-not-granted",
      subject: oneOf.join(" | "),
    })),
  };
}

/** The plan as it is stored and hashed: the same plan gives the same text. */
export function planToJson(plan: AccessPlan): JsonObject {
  return {
    dataMapVersion: plan.dataMapVersion,
    scopes: [...plan.scopes],
    places: plan.places.map(({ place, action, missing }) => ({
      place,
      action,
      missing: missing.map(({ code, subject }) => ({ code, subject: subject ?? null })),
    })),
  };
}
