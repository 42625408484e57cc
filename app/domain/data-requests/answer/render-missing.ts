import type { MissingItem, PlaceId } from "../../data-map/types.ts";
import { formatCount, type AnswerContext } from "./answer-context.ts";
import { escapeHtml } from "../../shared/escape-html.ts";
import { explainMissing, nameSubject } from "./missing-list.ts";

/** A section of what is not in the answer: each reason once, then where and what. */
export function renderMissing(
  context: AnswerContext,
  id: "missing" | "left-out",
  items: readonly MissingItem[],
): string {
  const say = (key: string): string => escapeHtml(context.texts.say(key));
  const reasons = [...Map.groupBy(items, (item) => item.code).values()];
  const body =
    reasons.length === 0
      ? `<p>${say(`answer.${id}.none`)}</p>`
      : `<p class="lead">${say(`answer.${id}.lead`)}</p><ul class="missing">${reasons
          .map((alike) => renderReason(context, alike))
          .join("")}</ul>`;
  return `<section id="${id}"><h2>${say(`answer.${id}`)}</h2>${body}</section>\n`;
}

function renderReason(context: AnswerContext, items: readonly MissingItem[]): string {
  const [first] = items;
  if (first === undefined) return "";
  const places = [...Map.groupBy(items, (item) => item.place)].map(([place, here]) =>
    renderPlace(context, place, here),
  );
  return `<li>${escapeHtml(explainMissing(context, first))}<ul>${places.join("")}</ul></li>`;
}

function renderPlace(
  context: AnswerContext,
  place: PlaceId,
  items: readonly MissingItem[],
): string {
  const subjects = [...new Set(items.map((item) => describeItem(context, item)))].filter(Boolean);
  const name = escapeHtml(context.texts.say(`place.${place}`));
  return `<li>${[name, escapeHtml(subjects.join("; "))].filter(Boolean).join(": ")}</li>`;
}

function describeItem(context: AnswerContext, { subject, count }: MissingItem): string {
  const about = subject === undefined ? "" : nameSubject(context, subject);
  if (count === undefined) return about;
  const number = formatCount(context, count);
  return about === ""
    ? context.texts.say("answer.records", { count, number })
    : `${about} (${number})`;
}
