import { z } from "zod";
import { parseThemeJson } from "./liquid-source.ts";

const settingSchema = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  default: z.json().optional(),
});

const pagesSchema = z.looseObject({ templates: z.array(z.string()).default(["*"]) });

const schemaSchema = z.looseObject({
  name: z.string().optional(),
  tag: z.string().nullish(),
  class: z.string().optional(),
  settings: z.array(settingSchema).default([]),
  blocks: z
    .array(z.looseObject({ type: z.string(), settings: z.array(settingSchema).default([]) }))
    .default([]),
  /** Of an app block: where it goes, and its files. */
  target: z.string().optional(),
  stylesheet: z.string().optional(),
  javascript: z.string().optional(),
  available_if: z.string().optional(),
  /** Of an app embed: the only types of pages it is on, or those it is not on. */
  enabled_on: pagesSchema.optional(),
  disabled_on: pagesSchema.optional(),
});

export type SettingDefinition = z.infer<typeof settingSchema>;
export type SectionSchema = z.infer<typeof schemaSchema>;

const schemaTag = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/u;

/** What a section or block says of itself in its `{% schema %}`. */
export function readSchema(source: string): SectionSchema {
  const [, json = "{}"] = schemaTag.exec(source) ?? [];
  return schemaSchema.parse(parseThemeJson(json));
}

/** What settings stand for when templates read them: typed, with their defaults. */
export function settingValues(
  definitions: readonly SettingDefinition[],
  given: Readonly<Record<string, unknown>>,
  lists: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const values: Record<string, unknown> = { ...given };
  for (const { id, type, default: usual } of definitions)
    if (id !== undefined) values[id] = typed(type, given[id] ?? usual, lists);
  return values;
}

function typed(type: string, value: unknown, lists: Readonly<Record<string, unknown>>): unknown {
  switch (type) {
    case "checkbox":
      return value === true || value === "true";
    case "number":
    case "range":
      return value === undefined || value === "" ? null : Number(value);
    case "link_list":
      return lists[String(value)] ?? { links: [] };
    default:
      return value ?? "";
  }
}
