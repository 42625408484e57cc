import type { PlaceId } from "../../data-map/types.ts";
import { sayNoRegister } from "../explanation/explain-processing.ts";
import type { PlaceProgress } from "../types.ts";
import { formatCount, type AnswerContext } from "./answer-context.ts";
import { escapeHtml } from "../../shared/escape-html.ts";
import { formatDay, formatTime } from "./format-value.ts";
import { isLeftOut } from "./missing-list.ts";
import { renderMissing } from "./render-missing.ts";

/** What is inside, at a glance: the case, the counts, the places searched. */
export function renderSummary(context: AnswerContext): string {
  const { texts, request } = context;
  const facts: readonly (readonly [string, string])[] = [
    ["answer.fact.shop", `${context.shopName} (${request.shop})`],
    ["answer.fact.request", request.id],
    ["answer.fact.received", formatDay(context, request.receivedAt)],
    ["answer.fact.created", `${formatTime(context, context.createdAt)} (${context.timeZone})`],
  ];
  const rows = facts.map(
    ([key, value]) =>
      `<div><dt>${escapeHtml(texts.say(key))}</dt><dd>${escapeHtml(value)}</dd></div>`,
  );
  return `<section id="summary"><h2>${escapeHtml(texts.say("answer.summary"))}</h2>
<p class="lead">${escapeHtml(texts.say("answer.summary.lead", { shop: context.shopName }))}</p>
${renderTiles(context)}<dl>${rows.join("")}</dl>${renderWarning(context)}${renderPlaces(context)}</section>
`;
}

function renderTiles(context: AnswerContext): string {
  const searched = context.progress.filter((place) => place.status === "searched").length;
  const kept = context.missing.filter((item) => !isLeftOut(item)).length;
  const tiles: readonly (readonly [string, number])[] = [
    ["answer.tile.records", context.counts.total],
    ["answer.tile.kinds", context.counts.byKind.size],
    ["answer.tile.places", searched],
    ["answer.tile.missing", kept],
  ];
  const items = tiles.map(
    ([key, count]) =>
      `<li><b>${formatCount(context, count)}</b><span>${escapeHtml(context.texts.say(key, { count }))}</span></li>`,
  );
  return `<ul class="tiles">${items.join("")}</ul>`;
}

function renderWarning(context: AnswerContext): string {
  const kept = context.missing.filter((item) => !isLeftOut(item));
  if (kept.length === 0) return "";
  const text = context.texts.say("answer.incomplete", { count: kept.length });
  return `<div class="note"><p>${escapeHtml(text)} <a href="#missing">${escapeHtml(
    context.texts.say("answer.incomplete.link"),
  )}</a></p></div>`;
}

function renderPlaces(context: AnswerContext): string {
  const { texts } = context;
  const rows = context.progress.map(
    (place) =>
      `<tr><td>${escapeHtml(texts.say(`place.${place.place}`))}</td><td>${escapeHtml(
        texts.say(`answer.place.${placeState(place)}`),
      )}</td><td class="n">${formatCount(context, place.recordCount)}</td></tr>`,
  );
  const head = ["answer.places.place", "answer.places.state", "answer.places.count"].map(
    (key, index) =>
      `<th scope="col"${index === 2 ? ' class="n"' : ""}>${escapeHtml(texts.say(key))}</th>`,
  );
  return `<h3>${escapeHtml(texts.say("answer.places"))}</h3><table class="list"><thead><tr>${head.join(
    "",
  )}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

/** A searched place of which something is missing is not shown as searched whole. */
function placeState(place: PlaceProgress): string {
  const partly = place.status === "searched" && place.missing.some((item) => !isLeftOut(item));
  return partly ? "partly" : place.status;
}

/** The way to each place's section. */
export function renderContents(context: AnswerContext, places: readonly PlaceId[]): string {
  const { texts, counts } = context;
  const links = places.map(
    (place) =>
      `<li><a href="#${place}">${escapeHtml(texts.say(`place.${place}`))}</a> <span class="n">(${formatCount(
        context,
        counts.byPlace.get(place) ?? 0,
      )})</span></li>`,
  );
  const about =
    context.explanation === null
      ? ""
      : `<li><a href="#explanation">${escapeHtml(context.explanation.title)}</a></li>`;
  const more = ["missing", "left-out", "rights"].map(
    (id) => `<li><a href="#${id}">${escapeHtml(texts.say(`answer.${id}`))}</a></li>`,
  );
  const title = escapeHtml(texts.say("answer.contents"));
  return `<section><nav aria-label="${title}"><h2>${title}</h2><ul>${about}${links.join("")}${more.join(
    "",
  )}</ul></nav></section>\n`;
}

/** Where the explanations are to be had while the answer has none. */
function renderProcessing({ texts, shopName, explanation }: AnswerContext): string {
  if (explanation !== null) return "";
  const sentences = [
    sayNoRegister(texts.language),
    texts.say("answer.processing", { shop: shopName }),
  ];
  return `<p id="unexplained">${sentences.map(escapeHtml).join(" ")}</p>`;
}

/** What is missing and why, what is about others, the person's rights. */
export function renderClosing(context: AnswerContext): string {
  const { texts, missing } = context;
  const rights = ["copy", "rectify", "erase", "object", "complain"].map(
    (right) => `<li>${escapeHtml(texts.say(`answer.right.${right}`))}</li>`,
  );
  const contact =
    context.shopContact === null
      ? texts.say("answer.contact.unknown", { shop: context.shopName })
      : texts.say("answer.contact", { shop: context.shopName, contact: context.shopContact });
  return `${renderMissing(
    context,
    "missing",
    missing.filter((item) => !isLeftOut(item)),
  )}${renderMissing(context, "left-out", missing.filter(isLeftOut))}<section id="rights"><h2>${escapeHtml(
    texts.say("answer.rights"),
  )}</h2><p class="lead">${escapeHtml(texts.say("answer.rights.lead"))}</p><ul>${rights.join(
    "",
  )}</ul><p>${escapeHtml(contact)}</p>${renderProcessing(context)}</section>
</main>
<footer><p>${escapeHtml(texts.say("answer.files"))}</p></footer>
`;
}
