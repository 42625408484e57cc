import { missingCodes, placeIds } from "../../data-map/types.ts";
import type { JsonObject } from "../../shared/json.ts";
import { explanationBlocks } from "../explanation/types.ts";
import { recordKinds, type MatchReason, type PlaceRunStatus } from "../types.ts";

const statuses: readonly PlaceRunStatus[] = [
  "waiting",
  "running",
  "searched",
  "unreachable",
  "failed",
];
const reasons: readonly MatchReason[] = [
  "customer-id",
  "order-listed",
  "email",
  "merged",
  "decided",
  "held-here",
];

const text = { type: "string" };
const time = { type: "string", format: "date-time" };
const count = { type: "integer", minimum: 0 };

const closed = (properties: JsonObject, optional: readonly string[] = []): JsonObject => ({
  type: "object",
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});

/**
 * The published form of `data.json` (JSON Schema 2020-12). Also kept as
 * `public/schemas/answer-1.schema.json`; a test holds the two together.
 */
export const answerSchema: JsonObject = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "urn:lagom:schema:answer:1",
  title: "Answer to a request for access to personal data, version 1",
  description:
    "Everything a shop and the app Lagom hold on one person. Values are faithful copies of what the source answered; ids are strings.",
  ...closed(
    {
      $schema: text,
      schemaVersion: { const: 1 },
      request: closed({ id: text, kind: { const: "access" }, receivedAt: time }),
      shop: closed({ domain: text, name: text }),
      createdAt: time,
      language: { type: "string", minLength: 2 },
      recordCount: count,
      places: { type: "array", items: { $ref: "#/$defs/place" } },
      missing: { type: "array", items: { $ref: "#/$defs/missing" } },
      explanation: {
        description:
          "What the law lets the person know beside the data (GDPR 15(1)–(2)); null while the shop has written down nothing. Not in the first packages.",
        anyOf: [{ type: "null" }, { $ref: "#/$defs/explanation" }],
      },
      records: { type: "array", items: { $ref: "#/$defs/record" } },
    },
    ["explanation"],
  ),
  $defs: {
    placeId: { description: "Where data can sit.", enum: placeIds },
    place: closed({
      place: { $ref: "#/$defs/placeId" },
      status: { enum: statuses },
      recordCount: count,
    }),
    missing: closed(
      {
        place: { $ref: "#/$defs/placeId" },
        code: { description: "Why something is not in the answer.", enum: missingCodes },
        subject: { ...text, description: "The field, permission or record that is missing." },
        count,
      },
      ["subject", "count"],
    ),
    explanation: closed({
      language: { type: "string", minLength: 2 },
      registerNumber: { type: "integer", minimum: 1 },
      notes: { type: "array", items: text },
      blocks: {
        type: "array",
        minItems: explanationBlocks.length,
        maxItems: explanationBlocks.length,
        items: { $ref: "#/$defs/explanationBlock" },
      },
    }),
    explanationBlock: closed({
      id: { enum: explanationBlocks },
      source: { ...text, description: "The article that asks for it." },
      title: { type: "string", minLength: 1 },
      pieces: { type: "array", minItems: 1, items: { $ref: "#/$defs/piece" } },
      facts: { description: "The same for programs, in the register's codes." },
    }),
    piece: {
      oneOf: [
        closed({ kind: { const: "text" }, text: { type: "string", minLength: 1 } }),
        closed({ kind: { const: "list" }, items: { type: "array", minItems: 1, items: text } }),
        closed({
          kind: { const: "table" },
          columns: { type: "array", minItems: 2, items: text },
          rows: { type: "array", minItems: 1, items: { type: "array", items: text } },
        }),
      ],
    },
    record: closed({
      kind: { description: "What the record is.", enum: recordKinds },
      id: { ...text, description: "The id at the source." },
      parentId: {
        type: ["string", "null"],
        description: "The record this one hangs on, such as a line item's order.",
      },
      place: { $ref: "#/$defs/placeId" },
      reason: { description: "By which rule the record is the person's.", enum: reasons },
      data: { type: "object", description: "The record as the source answered it." },
    }),
  },
};
