import { makeSubject } from "../data-requests/make-subject.ts";
import type { CollectionStore, CollectSubject } from "../data-requests/ports.ts";
import type { OpenDataRequest } from "../data-requests/types.ts";
import type { DataRequestId } from "../shared/ids.ts";
import type { ErasureStore, KnownPerson } from "./ports.ts";

/**
 * All open erasures of one person: Shopify may send several, each with orders of its own, in
 * whichever lifetime of the app and under any id that was merged. They are carried out as one,
 * because none can be carried out once another has forgotten the person.
 */
export type JointErasure = {
  /** Whose job carries all of them out. */
  readonly lead: OpenDataRequest;
  /** Of all of them, the lead first. */
  readonly ids: readonly DataRequestId[];
  /** Everybody held who is the person, the lead's own row first; none when they are gone. */
  readonly people: readonly KnownPerson[];
  /** What any of them states. */
  readonly subject: CollectSubject;
  /** Customers that are named by the webhooks themselves, not by a merge. */
  readonly namedCustomerIds: readonly string[];
  /** When the first of them is due. */
  readonly dueAt: Date;
};

type Deps = {
  readonly collection: Pick<CollectionStore, "openRequest" | "possibleMatches" | "mergedIdsOf">;
  readonly store: Pick<ErasureStore, "peopleOf" | "openErasures">;
};

/** Finds the open erasures beside one: each may lead to more people, and they to more erasures. */
export async function gatherErasures(deps: Deps, lead: OpenDataRequest): Promise<JointErasure> {
  const requests = [lead];
  const ids = [lead.id];
  for (;;) {
    const subject = await joinSubjects(deps.collection, requests);
    const people = await deps.store.peopleOf(lead.id, subject);
    const open = await deps.store.openErasures(people);
    const fresh = open.filter((id) => !ids.includes(id));
    if (fresh.length === 0) return toJoint(requests, { lead, ids, people, subject });
    for (const id of fresh) {
      ids.push(id);
      const request = await deps.collection.openRequest(id);
      if (request !== undefined) requests.push(request);
    }
  }
}

/** Everybody Lagom holds who is the person of an erasure; their own row first, none when they are gone. */
export async function findPeople(
  deps: Deps,
  request: OpenDataRequest,
): Promise<readonly KnownPerson[]> {
  return (await gatherErasures(deps, request)).people;
}

function toJoint(
  requests: readonly OpenDataRequest[],
  found: Omit<JointErasure, "namedCustomerIds" | "dueAt">,
): JointErasure {
  return {
    ...found,
    namedCustomerIds: namedBy(requests),
    dueAt: new Date(Math.min(...requests.map(({ dueAt }) => dueAt.getTime()))),
  };
}

function namedBy(requests: readonly OpenDataRequest[]): readonly string[] {
  return [...new Set(requests.flatMap(({ subject }) => subject.customerId ?? []))];
}

/** What one of them left out by the merchant's decision, none of them takes. */
async function joinSubjects(
  collection: Deps["collection"],
  requests: readonly OpenDataRequest[],
): Promise<CollectSubject> {
  const subjects: CollectSubject[] = [];
  for (const request of requests) subjects.push(await makeSubject(collection, request));
  const all = (of: (subject: CollectSubject) => readonly string[]) => [
    ...new Set(subjects.flatMap(of)),
  ];
  const named = namedBy(requests);
  const leftOutRefs = all((one) => one.leftOutRefs);
  return {
    customerIds: all((one) => one.customerIds),
    mergedCustomerIds: all((one) => one.mergedCustomerIds).filter((id) => !named.includes(id)),
    emails: all((one) => one.emails),
    orderIds: all((one) => one.orderIds),
    includedRefs: all((one) => one.includedRefs).filter((ref) => !leftOutRefs.includes(ref)),
    leftOutRefs,
    possibleEmails: [],
  };
}
