import type { Json, JsonObject } from "../../shared/json.ts";
import type { AnswerContext } from "./answer-context.ts";
import { escapeHtml, safeHref } from "../../shared/escape-html.ts";
import { fieldLabel, valueLabel } from "./field-label.ts";
import { formatCalendarDate, formatMoney, formatNumber, formatTime } from "./format-value.ts";
import { isShown, readShape, type Shape } from "./read-shape.ts";

/** The fields of an object as a definition list; empty ones are left out. */
export function renderFields(context: AnswerContext, fields: JsonObject): string {
  const rows = Object.entries(fields)
    .filter(([name, value]) => isShown(name, value))
    .map(([name, value]) => renderField(context, name, value));
  return rows.length === 0 ? "" : `<dl>${rows.join("")}</dl>`;
}

function renderField(context: AnswerContext, name: string, value: Json): string {
  const label = escapeHtml(fieldLabel(context.texts, name));
  const wide = isWide(readShape(name, value)) ? ' class="wide"' : "";
  return `<div${wide}><dt>${label}</dt><dd>${renderValue(context, name, value)}</dd></div>`;
}

/** What has parts of its own, or is long, takes the whole width. */
function isWide(shape: Shape): boolean {
  if (shape.is === "list") return shape.items.some((item) => typeof item === "object");
  return (
    shape.is === "group" || shape.is === "pairs" || (shape.is === "text" && shape.text.length > 80)
  );
}

/** One value as a person reads it. */
export function renderValue(context: AnswerContext, name: string, value: Json): string {
  const shape = readShape(name, value);
  switch (shape.is) {
    case "group":
      return renderFields(context, shape.fields);
    case "list":
      return renderList(context, name, shape.items);
    case "pairs":
      return `<dl>${shape.pairs
        .map(
          (pair) =>
            `<div><dt>${escapeHtml(pair.name)}</dt><dd>${renderValue(context, "", pair.value)}</dd></div>`,
        )
        .join("")}</dl>`;
    case "address":
      return `<address>${shape.lines.map(escapeHtml).join("<br>")}</address>${renderFields(context, shape.rest)}`;
    default:
      return renderScalar(context, shape);
  }
}

function renderList(context: AnswerContext, name: string, items: readonly Json[]): string {
  const shown = items.filter((item) => isShown(name, item));
  const simple = shown.every((item) => typeof item !== "object");
  if (simple) return shown.map((item) => renderValue(context, name, item)).join(", ");
  return `<ul>${shown.map((item) => `<li>${renderValue(context, name, item)}</li>`).join("")}</ul>`;
}

function renderScalar(context: AnswerContext, shape: Shape): string {
  if (shape.is === "id") return `<code>${escapeHtml(shape.id)}</code>`;
  const text = escapeHtml(sayValue(context, shape));
  if (shape.is === "time") return `<time datetime="${escapeHtml(shape.text)}">${text}</time>`;
  if (shape.is !== "link") return text;
  const href = safeHref(shape.text);
  return href === undefined
    ? text
    : `<a href="${escapeHtml(href)}" rel="noopener noreferrer nofollow">${text}</a>`;
}

/** A single value as plain text; empty for what has parts. */
export function sayValue(context: AnswerContext, shape: Shape): string {
  switch (shape.is) {
    case "text":
    case "link":
    case "id":
      return shape.is === "id" ? shape.id : shape.text;
    case "yes-no":
      return context.texts.say(shape.yes ? "answer.yes" : "answer.no");
    case "code":
      return valueLabel(context.texts, shape.code);
    default:
      return sayMeasure(context, shape);
  }
}

/** Times, numbers and money as the answer's language writes them. */
function sayMeasure(context: AnswerContext, shape: Shape): string {
  switch (shape.is) {
    case "number":
      return formatNumber(context, shape.number);
    case "time":
      return formatTime(context, shape.at);
    case "date":
      return formatCalendarDate(context, shape.on);
    case "money":
      return shape.money.map((money) => formatMoney(context, money)).join(" / ");
    default:
      return "";
  }
}
