import type { SealKey } from "../../seal/envelope.server.ts";
import type { Keyring } from "../../seal/keyring.server.ts";
import type { DeliveryState, KnownPerson, StateQuery } from "./delivery-state.server.ts";
import { createDataKey, type NewDataKey } from "../keys/key-store.server.ts";
import { createRowId } from "../row-id.server.ts";

/** A look-up nobody has yet: finding it taken when it is written means somebody was quicker. */
export type NewLookup = {
  readonly kind: "customer-id" | "email";
  /** Hex. */
  readonly digest: string;
};

/** Whose request it is: known already, or new with a key of their own. */
export type ChosenPerson = {
  readonly id: string;
  readonly key: SealKey;
  readonly newKey: NewDataKey | null;
  readonly lookups: readonly NewLookup[];
};

/**
 * A person is known by the customer id. An e-mail alone joins only where it
 * cannot confuse two customers: somebody asking without an id, or somebody we
 * know without one. Who can be found by neither is a new person each time.
 */
export function choosePerson(
  keyring: Keyring,
  query: StateQuery,
  state: DeliveryState,
): ChosenPerson {
  const known = state.byCustomer ?? joinableByEmail(query, state);
  const lookups = [
    ...newLookup("customer-id", query.customerDigest, state.byCustomer),
    ...newLookup("email", query.emailDigest, state.byEmail),
  ];
  return known === null ? newPerson(keyring, lookups) : knownPerson(keyring, known, lookups);
}

function joinableByEmail(query: StateQuery, { byEmail }: DeliveryState): KnownPerson | null {
  if (byEmail === null) return null;
  return query.customerDigest === null || !byEmail.hasCustomerId ? byEmail : null;
}

function newLookup(
  kind: NewLookup["kind"],
  digest: string | null,
  holder: KnownPerson | null,
): readonly NewLookup[] {
  return digest === null || holder !== null ? [] : [{ kind, digest }];
}

function knownPerson(
  keyring: Keyring,
  known: KnownPerson,
  lookups: readonly NewLookup[],
): ChosenPerson {
  const wrapped = Buffer.from(known.wrappedKey, "hex");
  const key = { id: known.keyId, bytes: keyring.unwrap(known.keyId, wrapped) };
  return { id: known.personId, key, newKey: null, lookups };
}

function newPerson(keyring: Keyring, lookups: readonly NewLookup[]): ChosenPerson {
  const newKey = createDataKey(keyring);
  return { id: createRowId(), key: newKey.key, newKey, lookups };
}
