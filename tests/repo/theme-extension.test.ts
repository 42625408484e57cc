import { describe, expect, it } from "vitest";
import { z } from "zod";
import { sentences } from "../../app/domain/policy/texts/sentences.ts";
import { languages } from "../../app/domain/shared/language.ts";
import { filesMatching, readText } from "../support/repository.ts";

const folder = "extensions/storefront";
const files = (pattern: string) => filesMatching(`${folder}/${pattern}`);

const settingSchema = z.strictObject({
  type: z.enum(["checkbox", "select", "range"]),
  id: z.string(),
  label: z.string().startsWith("t:"),
  info: z.string().startsWith("t:").optional(),
  default: z.union([z.boolean(), z.string(), z.number()]),
  options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
  ...{ min: z.number().optional(), max: z.number().optional(), step: z.number().optional() },
  unit: z.string().optional(),
});
const blockSchema = z.strictObject({
  name: z.string().startsWith("t:"),
  target: z.enum(["section", "head", "body", "compliance_head"]),
  stylesheet: z.string().optional(),
  settings: z.array(settingSchema),
});

const titleSchema = z.object({ title: z.string() });
const localeSchema = z.object({ policy: titleSchema, cookies: titleSchema, history: titleSchema });

function schemaOf(file: string) {
  const [, json = ""] = /\{% schema %\}([\s\S]*?)\{% endschema %\}/u.exec(readText(file)) ?? [];
  return blockSchema.parse(JSON.parse(json));
}

/** Follows `t:a.b` into the words of the theme editor. */
function editorWord(key: string): string {
  let found: unknown = JSON.parse(readText(`${folder}/locales/en.default.schema.json`));
  for (const step of key.replace("t:", "").split("."))
    found = z.record(z.string(), z.unknown()).parse(found)[step];
  return z.string().parse(found);
}

describe("extensions/storefront", () => {
  it("has the words of its blocks in every language Lagom speaks", () => {
    const there = files("locales/*.json").map((file) => file.split(/[/.]/u)[3] ?? "");
    const wanted = languages.flatMap((one) => (one === "pt" ? ["pt-PT", "pt-BR"] : [one]));
    expect(new Set(there)).toEqual(new Set([...wanted, "no", "nn"]));
    for (const [copy, original] of [
      ["pt-BR", "pt-PT"],
      ["no", "nb"],
      ["nn", "nb"],
    ])
      expect(readText(`${folder}/locales/${copy ?? ""}.json`)).toBe(
        readText(`${folder}/locales/${original ?? ""}.json`),
      );
  });

  it("heads its blocks with the words the policy itself has", () => {
    for (const language of languages) {
      const file = { en: "en.default", pt: "pt-PT" }[language as string] ?? language;
      const block = localeSchema.parse(JSON.parse(readText(`${folder}/locales/${file}.json`)));
      const policy = sentences[language] ?? {};
      expect([language, block.policy.title, block.cookies.title, block.history.title]).toEqual([
        ...[language, policy["policy.title"], policy["cookies.title"], policy["changes.title"]],
      ]);
    }
  });

  // theme-check looks into none of this for blocks of apps.
  it("describes each block as the theme editor wants it", () => {
    const blocks = files("blocks/*.liquid");
    expect(blocks).toHaveLength(6);
    for (const file of blocks) {
      const { name, target, settings, stylesheet } = schemaOf(file);
      expect(editorWord(name).length).toBeLessThanOrEqual(25);
      // The notice brings its style along; one request more would be one too many.
      if (target === "compliance_head") continue;
      expect(files(`assets/${String(stylesheet)}`)).toHaveLength(1);
      expect(new Set(settings.map(({ id }) => id)).size).toBe(settings.length);
      const words = settings.flatMap(({ label, info, options = [] }) => [
        ...[label, info ?? label],
        ...options.map((option) => option.label),
      ]);
      for (const word of words) expect(editorWord(word), word).not.toBe("");
      // It says nothing but its own words, which the theme chooses.
      if (file.endsWith("leave-newsletter.liquid")) continue;
      const choice = settings.find(({ id }) => id === "language");
      expect(choice?.options?.map(({ value }) => value)).toEqual(["auto", ...languages]);
    }
  });

  it("asks nobody for anything when a page is shown", () => {
    const texts = files("{blocks,snippets}/*.liquid").filter((file) => !file.includes("notice"));
    for (const file of [...texts, ...files("assets/*.css")])
      expect(readText(file), file).not.toMatch(/https?:\/\/\w|<script|@import|url\(/u);
  });

  it("keeps Shopify's limits: 100 KB of Liquid, 15 KB for a locale file", () => {
    const bytes = (file: string) => Buffer.byteLength(readText(file));
    const liquid = files("{blocks,snippets}/*.liquid").map(bytes);
    expect(liquid.reduce((sum, size) => sum + size, 0)).toBeLessThan(100_000);
    for (const file of files("locales/*.json")) expect(bytes(file), file).toBeLessThan(15_000);
  });
});
