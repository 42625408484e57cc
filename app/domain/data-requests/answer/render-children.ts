import type { JsonObject } from "../../shared/json.ts";
import type { CollectedRecord, RecordKind } from "../types.ts";
import type { AnswerContext } from "./answer-context.ts";
import { escapeHtml } from "./escape-html.ts";
import { fieldLabel } from "./field-label.ts";
import { findFirst, outlineOf } from "./record-outline.ts";
import { renderFields, renderValue } from "./render-value.ts";

/** What hangs on a record, by kind: a table where the kind has columns, else a list of cards. */
export function renderChildren(
  context: AnswerContext,
  children: readonly CollectedRecord[],
): string {
  const kinds = [...new Set(children.map((child) => child.kind))];
  return kinds
    .map((kind) =>
      renderKind(
        context,
        kind,
        children.filter((child) => child.kind === kind),
      ),
    )
    .join("");
}

function renderKind(
  context: AnswerContext,
  kind: RecordKind,
  records: readonly CollectedRecord[],
): string {
  const heading = `<h4>${escapeHtml(context.texts.say(`kinds.${kind}`))}</h4>`;
  const { columns } = outlineOf(kind);
  const body =
    columns.length > 0
      ? renderTable(context, records, columns)
      : records.map((record) => `<div class="part">${renderPart(context, record)}</div>`).join("");
  return `<section class="children">${heading}${body}</section>`;
}

/** One of several: as an address where it is one, else field by field. */
function renderPart(context: AnswerContext, record: CollectedRecord): string {
  const { id, ...fields } = ownFields(record, []);
  const number = renderFields(context, id === undefined ? {} : { id });
  return `${renderValue(context, "", fields)}${number}`;
}

function renderTable(
  context: AnswerContext,
  records: readonly CollectedRecord[],
  columns: readonly (readonly string[])[],
): string {
  const labels = columns.map((paths) => columnLabel(context, records, paths));
  const head = labels.map((label) => `<th scope="col">${escapeHtml(label)}</th>`).join("");
  const rows = records.map((record) => renderRow(context, record, { columns, labels })).join("");
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

function renderRow(
  context: AnswerContext,
  record: CollectedRecord,
  table: { readonly columns: readonly (readonly string[])[]; readonly labels: readonly string[] },
): string {
  const found = table.columns.map((paths) => findFirst(record.data, paths));
  const cells = found.map((cell, index) => {
    const value = cell === undefined ? "" : renderValue(context, cell.name, cell.value);
    return `<td data-label="${escapeHtml(table.labels[index] ?? "")}">${value}</td>`;
  });
  const rest = renderFields(
    context,
    ownFields(
      record,
      found.flatMap((cell) => (cell === undefined ? [] : [cell.name])),
    ),
  );
  const more =
    rest === ""
      ? ""
      : `<tr class="more"><td colspan="${table.columns.length}"><details><summary>${escapeHtml(
          context.texts.say("answer.record.more"),
        )}</summary>${rest}</details></td></tr>`;
  return `<tr>${cells.join("")}</tr>${more}`;
}

function ownFields(record: CollectedRecord, shown: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(record.data).filter(([name]) => !shown.includes(name)));
}
