import type { Json, JsonObject } from "../../shared/json.ts";
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
    .concat(known.map(toCell), rest === undefined ? "" : JSON.stringify(rest))
    .map(protectCell);
}

/**
 * Puts an apostrophe before what a spreadsheet would run as a formula: text
 * that starts with = + - @, their full-width forms, a tab or a line end (OWASP,
 * "CSV Injection"). `data.json` keeps the exact value.
 */
export function protectCell(text: string): string {
  return /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/u.test(text) ? `'${text}` : text;
}

/** Cells as one line by RFC 4180. */
export function toCsvLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) =>
    /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  );
  return `${quoted.join(",")}\r\n`;
}

/** The first line, after a byte order mark, by which spreadsheets know UTF-8. */
export function toCsvHead(header: readonly string[]): string {
  return `\ufeff${toCsvLine(header)}`;
}

function toCell(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  if (isList(value) && value.every((item) => typeof item === "string")) return value.join(", ");
  return JSON.stringify(value);
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
