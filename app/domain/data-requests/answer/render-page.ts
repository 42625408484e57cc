import { placeIds, type PlaceId } from "../../data-map/types.ts";
import type { CollectedRecord } from "../types.ts";
import { formatCount, type AnswerContext } from "./answer-context.ts";
import { escapeHtml } from "../../shared/escape-html.ts";
import { groupRecords } from "./group-records.ts";
import { renderClosing, renderContents, renderSummary } from "./page-frame.ts";
import { pageStyle } from "./page-style.ts";
import { renderExplanation } from "./render-explanation.ts";
import { renderRecord } from "./render-record.ts";

/** Nothing may be fetched, run, framed or sent from the page. */
const contentPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export type ReadPages = (place: PlaceId) => AsyncIterable<readonly CollectedRecord[]>;

/**
 * `index.html`, piece by piece: what is held on the person, place by place,
 * made to be read and printed. Reads the pages of each place once and holds
 * one record with its parts at a time.
 */
export async function* renderPage(
  context: AnswerContext,
  readPages: ReadPages,
): AsyncGenerator<string> {
  yield renderTop(context);
  yield renderSummary(context);
  const places = placeIds.filter((place) => (context.counts.byPlace.get(place) ?? 0) > 0);
  yield renderContents(context, places);
  yield renderExplanation(context);
  for (const place of places) {
    yield renderPlaceHead(context, place);
    for await (const group of groupRecords(readPages(place))) yield renderRecord(context, group);
    yield "</section>\n";
  }
  yield renderClosing(context);
  yield "</body>\n</html>\n";
}

function renderTop(context: AnswerContext): string {
  const { texts, shopName } = context;
  const title = escapeHtml(texts.say("answer.title", { shop: shopName }));
  return `<!doctype html>
<html lang="${texts.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${pageStyle}</style>
</head>
<body>
<a class="skip" href="#content">${escapeHtml(texts.say("answer.skip"))}</a>
<header class="top"><div><h1>${title}</h1><p>${escapeHtml(texts.say("answer.subtitle"))}</p></div></header>
<main id="content">
`;
}

function renderPlaceHead(context: AnswerContext, place: PlaceId): string {
  const { texts, counts } = context;
  const title = escapeHtml(texts.say(`place.${place}`));
  const source = escapeHtml(texts.say(`place.${place}.source`));
  const kinds = [...(counts.kindsOfPlace.get(place) ?? [])].map(
    ([kind, count]) =>
      `<li>${escapeHtml(texts.say(`kinds.${kind}`))} <b>${formatCount(context, count)}</b></li>`,
  );
  return `<section id="${place}"><h2>${title}</h2><p class="lead">${source}</p><ul class="kinds">${kinds.join("")}</ul>\n`;
}
