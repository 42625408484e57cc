import { describe, expect, it } from "vitest";
import { readWritten } from "./read-written.ts";

const read = (html: string) =>
  readWritten(html, "https://shop.example.test/products/sock", (host) =>
    host.endsWith("shop.example.test"),
  ).map(({ element, address, place, placeName, isWithoutScript }) =>
    [element, address, place, placeName, isWithoutScript ? "without script" : ""].join(" ").trim(),
  );

describe("readWritten()", () => {
  it("names what a browser fetches of other hosts before any script, without queries and ids", () => {
    const html = `<!doctype html><head><link rel="preconnect" href="https://tags.test">
      <link rel="canonical" href="https://else.test/a"><link rel="stylesheet" href="//fonts.test/css?family=A">
      <script async src="https://tags.test/gtag/js?id=G-1"></script></head><body>
      <img src="/own.gif"><img srcset="https://px.test/1.gif 1x, https://px.test/2.gif 2x">
      <iframe src="https://video.test/embed/123456789"></iframe><video poster="https://film.test/a.jpg"></video>`;
    expect(read(html)).toEqual([
      ...[
        "hint tags.test/ head",
        "stylesheet fonts.test/css head",
        "script tags.test/gtag/js head",
      ],
      ...["image px.test/1.gif body", "image px.test/2.gif body", "frame video.test/embed/* body"],
      "media film.test/a.jpg body",
    ]);
  });

  it("says nothing of what is marked to wait, of data, templates and the shop's own", () => {
    const html = `<script type="text/plain" data-lagom-category="statistics" src="https://a.test/a.js"></script>
      <img data-lagom-category="marketing" data-lagom-src="https://b.test/1.gif"><a href="https://c.test/">c</a>
      <script type="application/json">{"src":"https://d.test/d.js"}</script>
      <template><img src="https://e.test/1.gif"></template><img src="https://cdn.shop.example.test/1.gif">`;
    expect(read(html)).toEqual([]);
  });

  it("tells the section or the app's block it lies in, and what only visitors without scripts get", () => {
    const html = `<div id="shopify-section-sections--12__header" class="shopify-section"><img src="https://a.test/1.gif"></div>
      <section id="shopify-section-template--17__main"><div id="shopify-block-AbC__chat_1"><script src="https://b.test/b.js"></script></div></section>
      <noscript><img src="https://c.test/tr?id=1"></noscript>`;
    expect(read(html)).toEqual([
      ...["image a.test/1.gif section header", "script b.test/b.js app-block chat_1"],
      "image c.test/tr body  without script",
    ]);
  });
});
