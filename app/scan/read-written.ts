import { type DefaultTreeAdapterTypes, parse, parseFragment } from "parse5";
import type { WrittenElement, WrittenPart } from "../domain/promises/types.ts";
import { hostOf, toNeutralAddress } from "./neutral-address.ts";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** One thing a page's HTML asks for; of which page is added by who collects them. */
export type WrittenOnPage = Omit<WrittenPart, "pages">;

type Spot = Pick<WrittenPart, "place" | "placeName" | "isWithoutScript">;

type Reading = {
  /** The page's own address: others are read against it. */
  readonly base: string;
  readonly isOwn: (host: string) => boolean;
  readonly found: WrittenOnPage[];
};

/** A page may write as much as it likes; so much of it is kept. */
const mostOfPage = 200;

const sources: Readonly<Record<string, readonly [WrittenElement, readonly string[]]>> = {
  img: ["image", ["src", "srcset"]],
  iframe: ["frame", ["src"]],
  script: ["script", ["src"]],
  video: ["media", ["src", "poster"]],
  audio: ["media", ["src"]],
  source: ["media", ["src", "srcset"]],
  embed: ["media", ["src"]],
  object: ["media", ["data"]],
};

/** Relations by which a link is fetched or its host connected to; others wait for a click. */
const links: Readonly<Record<string, WrittenElement>> = {
  stylesheet: "stylesheet",
  ...{ preload: "hint", modulepreload: "hint", prefetch: "hint", preconnect: "hint" },
};

/** Types of scripts that run; any other is data to a browser, which neither fetches nor runs it. */
const runnable = /^(?:|module|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/u;

/**
 * What a page's HTML, as the server sent it, asks of other hosts: pictures, frames, scripts and the like that
 * the browser's preload reads before any script runs. What is marked for a notice (`data-lagom-src`,
 * `type="text/plain"`) names nothing that is fetched, so it is not among them.
 *
 * @param html at most some megabytes; the rest of the document's rules are the parser's
 * @param base address of the page
 */
export function readWritten(
  html: string,
  base: string,
  isOwn: (host: string) => boolean,
): readonly WrittenOnPage[] {
  const reading: Reading = { base, isOwn, found: [] };
  readNodes(reading, parse(html).childNodes, {
    ...{ place: "body", placeName: "", isWithoutScript: false },
  });
  return reading.found;
}

function readNodes(reading: Reading, nodes: readonly Node[], spot: Spot): void {
  for (const node of nodes) if ("tagName" in node) readElement(reading, node, spot);
}

function readElement(reading: Reading, element: Element, around: Spot): void {
  // What lies in a template is no part of the page.
  if (element.tagName === "template") return;
  const spot = spotOf(element, around);
  for (const { part, url } of listAddresses(element)) note(reading, { part, url, spot });
  if (element.tagName === "noscript") {
    const text = element.childNodes.map((node) => ("value" in node ? node.value : "")).join("");
    readNodes(reading, parseFragment(text).childNodes, { ...spot, isWithoutScript: true });
    return;
  }
  readNodes(reading, element.childNodes, spot);
}

type Asked = { readonly part: WrittenElement; readonly url: string };

function listAddresses(element: Element): readonly Asked[] {
  if (element.tagName === "link") return listLink(element);
  const [part, names] = sources[element.tagName] ?? [];
  if (part === undefined || names === undefined) return [];
  if (part === "script" && !runnable.test(valueOf(element, "type").trim().toLowerCase())) return [];
  return names.flatMap((name) => {
    const value = valueOf(element, name).trim();
    const urls = name === "srcset" ? value.split(/,\s+/u).map(firstWord) : [value];
    return urls.filter((url) => url !== "").map((url) => ({ part, url }));
  });
}

function listLink(element: Element): readonly Asked[] {
  const relations = valueOf(element, "rel").toLowerCase().split(/\s+/u);
  const part = relations.map((relation) => links[relation]).find((one) => one !== undefined);
  const url = valueOf(element, "href").trim();
  return part === undefined || url === "" ? [] : [{ part, url }];
}

function note({ base, isOwn, found }: Reading, seen: Asked & { readonly spot: Spot }): void {
  const absolute = URL.canParse(seen.url, base) ? new URL(seen.url, base).href : "";
  const host = hostOf(absolute);
  const address = toNeutralAddress(absolute);
  if (host === undefined || address === undefined || isOwn(host)) return;
  const { part: element, spot } = seen;
  const isKnown = found.some(
    (one) => one.address === address && one.element === element && one.placeName === spot.placeName,
  );
  if (!isKnown && found.length < mostOfPage) found.push({ element, host, address, ...spot });
}

/**
 * Shopify wraps each section in `shopify-section-<template>__<name>` and each app block in
 * `shopify-block-<id>__<name>` (shopify.dev, themes/architecture/sections).
 */
function spotOf(element: Element, around: Spot): Spot {
  const id = valueOf(element, "id");
  const [, kind, rest = ""] = /^shopify-(section|block)-(.+)$/u.exec(id) ?? [];
  if (kind !== undefined) {
    const place = kind === "section" ? "section" : "app-block";
    const isInBlock = around.place === "app-block" && kind === "section";
    const placeName = (rest.split("__").at(-1) ?? rest).slice(0, 80);
    return isInBlock ? around : { ...around, place, placeName };
  }
  return element.tagName === "head" ? { ...around, place: "head" } : around;
}

function valueOf({ attrs }: Element, name: string): string {
  return attrs.find((attribute) => attribute.name === name)?.value ?? "";
}

function firstWord(text: string): string {
  return text.trim().split(/\s+/u)[0] ?? "";
}
