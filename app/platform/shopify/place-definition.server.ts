import type { PlaceId } from "../../domain/data-map/types.ts";
import type { RecordFacts } from "../../domain/data-requests/person-matching.ts";
import type { CollectParams, CollectSubject } from "../../domain/data-requests/ports.ts";
import type { PossibleMatchFound } from "../../domain/data-requests/types.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import type { EntityShape } from "./entity-shape.server.ts";

/** One way to find records of a place. Every record found is matched again in code. */
export type PlaceStep =
  | {
      readonly find: "search";
      /** Shopify's search text, for instance `customer_id:1`. */
      readonly filter: string;
      /** Set when the search is one by this customer id: Shopify compares ids exactly. */
      readonly customerId?: string;
    }
  | {
      readonly find: "scan";
    }
  | {
      readonly find: "ids";
      readonly ids: readonly string[];
    };

/** How one place of the data map is searched in Shopify. */
export type PlaceDefinition = {
  readonly place: PlaceId;
  readonly shape: EntityShape;
  /** The connection of the query root that lists the records. */
  readonly root: string;
  /** The query root's counter, when it has one: beyond `bulkAbove` a bulk operation is used. */
  readonly count?: string;
  /** What must be read of a record to tell whose it is. */
  readonly light: string;
  readonly steps: (params: CollectParams) => readonly PlaceStep[];
  readonly facts: (node: JsonObject) => RecordFacts;
  readonly summary: (node: JsonObject) => Omit<PossibleMatchFound["summary"], "email">;
  /** Set where a record teaches who else's records are the person's. */
  readonly clue?: "customer" | "order";
  /** Cuts out what is about somebody else; answers the names of the fields left out. */
  readonly tidy?: (
    data: Record<string, unknown>,
    about: {
      readonly type: string;
      readonly subject: CollectSubject;
      /** The search that found the record. */
      readonly filter?: string;
    },
  ) => string[];
  /** What it means that a record asked for by id is not there. */
  readonly goneCode?: (
    params: CollectParams,
    ref: string,
  ) => "record-gone" | "orders-older-than-60-days" | "expected";
  /** What is missing whatever is found, for instance orders beyond 60 days. */
  readonly alwaysMissing?: (params: CollectParams) => readonly {
    readonly code: "orders-older-than-60-days" | "no-api" | "scope-not-granted";
    readonly subject?: string;
  }[];
};

/** Quotes a value for Shopify's search syntax. */
export function quoteSearch(value: string): string {
  return `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

/** The digits at the end of a gid; the empty text when there are none. */
export function idFromGid(gid: unknown): string {
  return typeof gid === "string" ? (/\/(\d+)(?:\?.*)?$/u.exec(gid)?.[1] ?? "") : "";
}

/** A value that is a text; else the empty text. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Texts of the given values that are texts. */
export function texts(...values: readonly unknown[]): string[] {
  return values.filter((value) => typeof value === "string" && value !== "").map(String);
}

/** One search per customer id of the person, by the given filter. */
export function searchByCustomer(subject: CollectSubject, filter: string): PlaceStep[] {
  return subject.customerIds.map((customerId) => ({
    find: "search",
    filter: `${filter}:${customerId}`,
    customerId,
  }));
}

/** The record's time of creation, when it says one. */
export function createdAtOf(node: JsonObject): string | null {
  const createdAt = node["createdAt"];
  return typeof createdAt === "string" ? createdAt : null;
}
