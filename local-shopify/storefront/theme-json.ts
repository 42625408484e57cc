import { z } from "zod";
import { parseThemeJson } from "./liquid/liquid-source.ts";
import type { Placed } from "./liquid/page-state.ts";

const settingsSchema = z.record(z.string(), z.json()).default({});

const placedSchema: z.ZodType<Placed> = z.lazy(() =>
  z.object({
    type: z.string(),
    settings: settingsSchema,
    blocks: z.record(z.string(), placedSchema).default({}),
    block_order: z.array(z.string()).optional(),
    disabled: z.boolean().default(false),
  }),
);

const templateSchema = z.object({
  layout: z.union([z.string(), z.literal(false)]).default("theme"),
  sections: z.record(z.string(), placedSchema).default({}),
  order: z.array(z.string()).default([]),
});

/** A page template or a group of sections, as the theme editor stores it. */
export type ThemeTemplate = z.infer<typeof templateSchema>;

const currentSchema = z.intersection(
  z.object({ blocks: z.record(z.string(), placedSchema).default({}) }),
  z.record(z.string(), z.unknown()),
);
const settingsDataSchema = z.object({
  current: z.union([z.string(), currentSchema]),
  presets: z.record(z.string(), currentSchema).default({}),
});

/** What `config/settings_data.json` holds now: the theme's settings, and the apps' embeds in `blocks`. */
export type ThemeSettings = z.infer<typeof currentSchema>;

export function readTemplate(text: string): ThemeTemplate {
  return templateSchema.parse(parseThemeJson(text));
}

/** `current` may be the name of a preset. */
export function readSettingsData(text: string): ThemeSettings {
  const { current, presets } = settingsDataSchema.parse(parseThemeJson(text));
  return typeof current === "string" ? (presets[current] ?? { blocks: {} }) : current;
}

const groupsSchema = z.array(
  z.looseObject({
    settings: z
      .array(
        z.looseObject({
          id: z.string().optional(),
          type: z.string(),
          default: z.json().optional(),
        }),
      )
      .default([]),
  }),
);

/** Every setting `config/settings_schema.json` defines. */
export function readSettingDefinitions(text: string) {
  return groupsSchema.parse(parseThemeJson(text)).flatMap(({ settings }) => settings);
}
