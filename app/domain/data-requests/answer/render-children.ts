import type { JsonObject } from "../../shared/json.ts";
import type { CollectedRecord } from "../types.ts";
import type { AnswerContext } from "./answer-context.ts";
import { escapeHtml } from "../../shared/escape-html.ts";
import { fieldLabel } from "./field-label.ts";
import { readShape } from "./read-shape.ts";
import { findFirst, outlineOf } from "./record-outline.ts";
import { renderFields, renderValue } from "./render-value.ts";

/** The records of one group, to be found by what they hang on. */
export type Family = ReadonlyMap<string, readonly CollectedRecord[]>;

/** Sorts a group's records by their parent. */
export function toFamily(records: readonly CollectedRecord[]): Family {
  return Map.groupBy(records, (record) => record.parentId ?? "");
}

/**
 * What hangs on a record and on that in turn, by kind: a table where the kind
 * has columns, else one part after the other.
 */
export function renderChildren(
  context: AnswerContext,
  records: readonly CollectedRecord[],
  family: Family,
): string {
  const headings = Map.groupBy(records, (record) => headingOf(context, record));
  return [...headings]
    .map(([heading, alike]) => {
      const columns = alike[0] === undefined ? [] : outlineOf(alike[0].kind).columns;
      const body =
        columns.length > 0
          ? renderTable({ context, family, columns }, alike)
          : alike.map((record) => renderPart(context, record, family)).join("");
      return `<section class="children"><h4>${escapeHtml(heading)}</h4>${body}</section>`;
    })
    .join("");
}

/** A delivery's events are deliveries to a table of files, but not to a reader. */
function headingOf(context: AnswerContext, record: CollectedRecord): string {
  const shape = readShape("id", record.id);
  const type = shape.is === "id" ? shape.type : "";
  return context.texts.find(`type.${type}`) ?? context.texts.say(`kinds.${record.kind}`);
}

/** One of several: as an address where it is one, else field by field. */
function renderPart(context: AnswerContext, record: CollectedRecord, family: Family): string {
  const { id, ...fields } = record.data;
  const number = renderFields(context, id === undefined ? {} : { id });
  const parts = renderChildren(context, family.get(record.id) ?? [], family);
  return `<div class="part">${renderValue(context, "", fields)}${number}${parts}</div>`;
}

type Table = {
  readonly context: AnswerContext;
  readonly family: Family;
  readonly columns: readonly (readonly string[])[];
};

function renderTable(table: Table, records: readonly CollectedRecord[]): string {
  const labels = table.columns.map((paths) => columnLabel(table.context, records, paths));
  const head = labels.map((label) => `<th scope="col">${escapeHtml(label)}</th>`).join("");
  const rows = records.map((record) => renderRow(table, record, labels)).join("");
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
}

function columnLabel(
  context: AnswerContext,
  records: readonly CollectedRecord[],
  paths: readonly string[],
): string {
  const found = records.map((record) => findFirst(record.data, paths)).find(Boolean);
  return fieldLabel(context.texts, found?.name ?? paths[0] ?? "");
}

function renderRow(table: Table, record: CollectedRecord, labels: readonly string[]): string {
  const { context, family, columns } = table;
  const found = columns.map((paths) => findFirst(record.data, paths));
  const cells = found.map((cell, index) => {
    const value = cell === undefined ? "" : renderValue(context, cell.name, cell.value);
    return `<td data-label="${escapeHtml(labels[index] ?? "")}">${value}</td>`;
  });
  const shown = new Set(found.map((cell) => cell?.name));
  const rest = renderFields(context, without(record.data, shown));
  const parts = renderChildren(context, family.get(record.id) ?? [], family);
  return `<tr>${cells.join("")}</tr>${renderMore(table, rest + parts)}`;
}

function renderMore({ context, columns }: Table, inner: string): string {
  if (inner === "") return "";
  const label = escapeHtml(context.texts.say("answer.record.more"));
  return `<tr class="more"><td colspan="${columns.length}"><details><summary>${label}</summary>${inner}</details></td></tr>`;
}

function without(data: JsonObject, names: ReadonlySet<string | undefined>): JsonObject {
  return Object.fromEntries(Object.entries(data).filter(([name]) => !names.has(name)));
}
