import type { JsonObject } from "../../shared/json.ts";
import type { CollectedRecord, RecordKind } from "../types.ts";
import type { AnswerContext } from "./answer-context.ts";
import { escapeHtml } from "../../shared/escape-html.ts";
import type { RecordGroup } from "./group-records.ts";
import { isShown, readShape } from "./read-shape.ts";
import { findFirst, outlineOf, readPath } from "./record-outline.ts";
import { renderChildren, toFamily } from "./render-children.ts";
import { renderFields, renderValue, sayValue } from "./render-value.ts";

/** Kinds long enough to be folded once there are several of them. */
const foldedKinds: readonly RecordKind[] = ["order", "draft-order", "abandoned-checkout"];
/** Of a folded kind so many are shown whole. */
const openAtMost = 3;
/** Below so many fields nothing is folded. */
const fewFields = 12;

/**
 * A record with what hangs on it, as one card of the page. A card that goes on
 * with more children of the same record leaves out the record's own fields.
 */
export function renderRecord(context: AnswerContext, group: RecordGroup): string {
  const { root, children, isContinued } = group;
  const fields = isContinued ? "" : renderFields(context, withoutParts(root.data));
  const origin = isContinued ? "" : renderOrigin(context, root);
  const family = toFamily(children);
  const direct = directOf(children);
  const items = renderChildren(context, direct.filter(isItem), family);
  const others = renderChildren(
    context,
    direct.filter((child) => !isItem(child)),
    family,
  );
  const rest = fields + others + origin;
  const body =
    isFolded(root, children.length) && rest !== ""
      ? `${items}${renderDetails(context, root, rest)}`
      : `${fields}${items}${others}${origin}`;
  return `<article class="record"><header>${renderHead(context, root)}</header>${body}</article>\n`;
}

/** What hangs on no other child here; its parent may stand in an earlier card. */
function directOf(children: readonly CollectedRecord[]): readonly CollectedRecord[] {
  const ids = new Set(children.map((child) => child.id));
  return children.filter((child) => child.parentId === null || !ids.has(child.parentId));
}

function isItem(record: CollectedRecord): boolean {
  return record.kind === "line-item";
}

function isFolded(root: CollectedRecord, childCount: number): boolean {
  if (!foldedKinds.includes(root.kind)) return false;
  const fieldCount = Object.entries(root.data).filter(([name, value]) => isShown(name, value));
  return fieldCount.length + childCount > fewFields;
}

function renderDetails(context: AnswerContext, root: CollectedRecord, inner: string): string {
  const open = (context.counts.byKind.get(root.kind) ?? 0) <= openAtMost ? " open" : "";
  const label = escapeHtml(context.texts.say("answer.record.everything"));
  return `<details${open}><summary>${label}</summary>${inner}</details>`;
}

function renderHead(context: AnswerContext, record: CollectedRecord): string {
  const outline = outlineOf(record.kind);
  const say = (found: { name: string; value: JsonObject[string] } | undefined): string =>
    found === undefined ? "" : sayValue(context, readShape(found.name, found.value));
  const title = say(findFirst(record.data, outline.title));
  const kind = context.texts.say(`kind.${record.kind}`);
  const at = say(findFirst(record.data, outline.at));
  const amount = say(findFirst(record.data, outline.amount));
  const status = outline.status
    .filter((path) => typeof readPath(record.data, path) === "string" && !path.endsWith("At"))
    .map((path) => `<span class="pill">${escapeHtml(say(findFirst(record.data, [path])))}</span>`);
  const facts = [
    at === "" ? "" : `<span>${escapeHtml(at)}</span>`,
    ...status,
    amount === "" ? "" : `<strong>${escapeHtml(amount)}</strong>`,
  ].filter(Boolean);
  const name =
    title === "" || title === kind ? "" : ` <span class="name">${escapeHtml(title)}</span>`;
  const meta = facts.length === 0 ? "" : `<p class="meta">${facts.join(" ")}</p>`;
  return `<h3>${escapeHtml(kind)}${name}</h3>${meta}`;
}

/** Where the record comes from and by which rule it is the person's. */
function renderOrigin(context: AnswerContext, record: CollectedRecord): string {
  const reason = context.texts.say(`answer.reason.${record.reason}`);
  const id = renderValue(context, "id", record.id);
  return `<p class="origin">${escapeHtml(reason)} ${escapeHtml(context.texts.say("answer.record.id"))} ${id}</p>`;
}

/** The record's own id stands in its origin line already. */
function withoutParts(data: JsonObject): JsonObject {
  const { id: _id, __typename: _type, ...rest } = data;
  return rest;
}
