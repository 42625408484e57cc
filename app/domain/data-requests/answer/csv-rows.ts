import type { Json, JsonObject } from "../../shared/json.ts";
import { formulaAfterSeparator, protectCell, protectStart } from "../../shared/csv-line.ts";
import type { CollectedRecord } from "../types.ts";
import { columnsOf } from "./csv-columns.ts";
import { isList, isObject } from "./read-shape.ts";
import { readPath } from "./record-outline.ts";

/**
 * A record as the cells of its kind's line: the common columns, the known
 * ones, and as JSON in the last column everything the known ones do not hold.
 * Every cell is safe to open in a spreadsheet.
 */
export function toCsvCells(record: CollectedRecord): readonly string[] {
  const paths = columnsOf(record.kind);
  const known = paths.map((path) => readPath(record.data, path));
  const rest = without(record.data, new Set(["id", ...paths]), "");
  return [record.id, record.parentId ?? "", record.place, record.reason]
    .map(protectCell)
    .concat(known.map(toCell), rest === undefined ? "" : toSafeJson(rest));
}

/**
 * JSON whose texts are safe after a separator too: the formula's first
 * character is written as an escape, so that the JSON still reads as the exact
 * value. Outside texts a separator is a comma, at which quoted cells hold together.
 */
function toSafeJson(value: Json): string {
  return JSON.stringify(value).replace(/"(?:[^"\\]|\\.)*"/gu, (text) =>
    text.replace(formulaAfterSeparator, (_all, before: string, sign: string) => {
      return `${before}\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
    }),
  );
}

function toCell(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return protectCell(value);
  if (isList(value) && value.every((item) => typeof item === "string")) {
    return protectCell(value.join(", "));
  }
  return protectStart(toSafeJson(value));
}

/** The object less what stands in columns; undefined when nothing is left. */
function without(
  fields: JsonObject,
  paths: ReadonlySet<string>,
  prefix: string,
): JsonObject | undefined {
  const kept: Record<string, Json> = {};
  for (const [name, value] of Object.entries(fields)) {
    const path = prefix + name;
    if (value === null || paths.has(path) || name === "__typename") continue;
    const rest = !isList(value) && isObject(value) ? without(value, paths, `${path}.`) : value;
    if (rest !== undefined) kept[name] = rest;
  }
  return Object.keys(kept).length === 0 ? undefined : kept;
}
