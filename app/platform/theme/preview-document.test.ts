import { createHash } from "node:crypto";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { describe, expect, it } from "vitest";
import { initialNoticeSettings } from "../../domain/consent/notice-settings.ts";
import { printNoticeConfig } from "../../domain/consent/print-notice-config.ts";
import { printNoticeWords } from "../../domain/consent/print-notice-words.ts";
import type { NoticeLanguage } from "../../domain/consent/types.ts";
import type { Register } from "../../domain/register/types.ts";
import { sampleRegister } from "../../../tests/support/register-fixture.ts";
import { createExtensionSource } from "./extension-source.server.ts";
import { plainPage } from "./plain-page.server.ts";
import { assemblePreview } from "./preview-document.server.ts";
import { quietPage } from "./quiet-page.server.ts";
import { renderBlock } from "./render-block.server.ts";

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

async function noticeBlock(register: Register, language: NoticeLanguage = "sv"): Promise<string> {
  const words = printNoticeWords({ register, language, digest });
  const settings = initialNoticeSettings;
  const config = printNoticeConfig({ register, settings, words: [words], digest });
  return renderBlock({
    ...{ source: createExtensionSource(), block: "blocks/notice.liquid", locale: language },
    ...{ shopName: "Skogen", fields: { notice: config, [`notice_${language}`]: words } },
  });
}

const place = {
  ...{ address: "https://shop.example.test/", hosts: ["shop.example.test"] },
  ...{ region: "", gpc: false },
};

type Element = DefaultTreeAdapterTypes.Element;

function elementsOf(html: string): readonly Element[] {
  const found: Element[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ("tagName" in node) found.push(node);
    if ("childNodes" in node) node.childNodes.forEach(visit);
    if ("content" in node) visit(node.content);
  };
  visit(parse(html));
  return found;
}

const attributeOf = (element: Element | undefined, name: string): string =>
  element?.attrs.find((one) => one.name === name)?.value ?? "";

const hostile = `<!doctype html><html lang="sv" onload="a()"><head>
<base href="https://evil.example.test/"><meta http-equiv="refresh" content="0;url=//evil.example.test">
<link rel="preload" as="script" href="/a.js"><link rel="stylesheet" href="/theme.css">
<script>a()</script><title>Skogen</title></head><body class="theme">
<img src="/a.png" onerror="a()"><a href="java&#10;script:a()">x</a><a href="/b">y</a>
<iframe srcdoc="<script>a()</script>"></iframe><noscript><img src=x onerror=a()></noscript>
<svg><script>a()</script><a xlink:href="javascript:a()">z</a></svg><object data="/x"></object>
<template><script>a()</script></template><form action="javascript:a()"><button formaction="javascript:a()">b</button></form>
<template id="lagom-template">an older notice</template><!--[if IE]><script>a()</script><![endif]-->
</body></html>`;

describe("quietPage()", () => {
  it("leaves a page's look and nothing that runs, loads frames or leads to a script", () => {
    const { before, after } = quietPage(hostile);
    const elements = elementsOf(before + after);
    const names = new Set(elements.map(({ tagName }) => tagName));
    for (const name of ["script", "noscript", "iframe", "object", "base", "meta"])
      expect(names, name).not.toContain(name);
    const attributes = elements.flatMap(({ attrs }) => attrs);
    expect(attributes.filter(({ name }) => name.startsWith("on") || name === "srcdoc")).toEqual([]);
    expect(attributes.filter(({ value }) => /script:/iu.test(value))).toEqual([]);
    expect(`${before}${after}`).not.toContain("lagom-template");
    expect(after).toContain(`<link rel="stylesheet" href="/theme.css">`);
    expect(after).toContain(`<body class="theme">`);
    expect(before).toMatch(/<head>$/u);
  });
});

describe("assemblePreview()", () => {
  it("lets nothing run but the notice’s own scripts, by their digests, and asks nobody else", async () => {
    const block = await noticeBlock(sampleRegister());
    const html = assemblePreview({ ...place, page: quietPage(hostile), block });
    const elements = elementsOf(html);
    const policy = attributeOf(
      elements.find((element) => attributeOf(element, "http-equiv") !== ""),
      "content",
    );
    expect(policy).toMatch(/^default-src 'none'; script-src (?:'sha256-[\w+/=]{44}' )+data:; /u);
    expect(policy).not.toContain("connect-src");
    const inline = elements.filter(
      (element) =>
        element.tagName === "script" &&
        attributeOf(element, "src") === "" &&
        attributeOf(element, "type") === "",
    );
    for (const { childNodes } of inline) {
      const [text] = childNodes;
      const code = text !== undefined && "value" in text ? text.value : "";
      const sum = createHash("sha256").update(code).digest("base64");
      expect(policy).toContain(`'sha256-${sum}'`);
    }
    const loaded = elements.filter(({ tagName }) => tagName === "script");
    for (const element of loaded) expect(attributeOf(element, "src")).toMatch(/^(?:data:|$)/u);
    expect(elements.some((element) => attributeOf(element, "id") === "lagom-template")).toBe(true);
  });

  it("keeps a merchant's words words, whatever markup, quotes or Liquid is in them", async () => {
    const name = `</script><img src=x onerror=a()>"'{{ shop.name }}{% raw %}<!--`;
    const register = sampleRegister();
    const odd = { ...register, controller: { ...register.controller, name } };
    const page = quietPage(plainPage(name));
    const html = assemblePreview({ ...place, page, block: await noticeBlock(odd) });
    const elements = elementsOf(html);
    expect(elements.filter(({ tagName }) => tagName === "img")).toEqual([]);
    expect(html).toContain("{{ shop.name }}");
  });

  it("speaks Arabic from right to left", async () => {
    const block = await noticeBlock(sampleRegister(), "ar");
    expect(block).toMatch(/lang="ar"\s+dir="rtl"/u);
  });
});
