import { createHash } from "node:crypto";
import type { ThemeExtension } from "../storefront/extensions.ts";
import { parseThemeJson } from "../storefront/liquid/liquid-source.ts";
import type { Placed } from "../storefront/liquid/page-state.ts";
import { readSchema, type SectionSchema } from "../storefront/liquid/section-schema.ts";
import { readSettingsData } from "../storefront/theme-json.ts";
import { schemaWords } from "../storefront/schema-words.ts";
import type { OnlineStore } from "./online-store.ts";

const settingsFile = "config/settings_data.json";

/** Targets that make a block an embed: it goes into every page, without a section. */
export const embedTargets = ["compliance_head", "head", "body"] as const;
export type EmbedTarget = (typeof embedTargets)[number];

/** A block of a theme app extension, as its file says. */
export type ExtensionBlock = {
  readonly extension: ThemeExtension;
  /** Name of its file without the ending. */
  readonly handle: string;
  readonly name: string;
  readonly target: string;
  readonly schema: SectionSchema;
};

/** An embed as a shop's theme has it. */
export type EmbedState = {
  readonly block: ExtensionBlock;
  /** Its id in `settings_data.json`; undefined until it was switched on once. */
  readonly id: string | undefined;
  readonly isOn: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
};

/** An app as themes know it. */
export type PlacedApp = {
  readonly handle: string;
  readonly extensions: readonly ThemeExtension[];
};

/** Every block of the extensions, in the order of their files. */
export function listBlocks(extensions: readonly ThemeExtension[]): readonly ExtensionBlock[] {
  return extensions.flatMap((extension) => {
    const { source } = extension.engine;
    const say = schemaWords(extension);
    return source.names().flatMap((file) => {
      const [, handle] = /^blocks\/([\w-]+)\.liquid$/u.exec(file) ?? [];
      if (handle === undefined) return [];
      const schema = readSchema(source.read(file) ?? "");
      const { name = handle, target = "section" } = schema;
      return [{ extension, handle, name: say(name), target, schema }];
    });
  });
}

/** Whether a block goes into every page by itself. */
export function isEmbed({ target }: ExtensionBlock): boolean {
  return embedTargets.some((one) => one === target);
}

/** The app embeds and how they stand in a shop's theme. */
export function listEmbeds(online: OnlineStore, app: PlacedApp): readonly EmbedState[] {
  const placed = Object.entries(readSettingsData(readSettings(online)).blocks);
  return listBlocks(app.extensions)
    .filter(isEmbed)
    .map((block) => {
      const type = blockType(app.handle, block);
      const [id, found] = placed.find(([, one]) => one.type === type) ?? [];
      const settings = { ...defaultsOf(block.schema), ...found?.settings };
      return { block, id, isOn: found?.disabled === false, settings };
    });
}

/** What the merchant does in the theme editor, under "App embeds". */
export type EmbedSwitch = {
  /** File name of the block, without ending. */
  readonly block: string;
  readonly on: boolean;
  /** Values of settings; those left out stay as they are. */
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
};

/**
 * Switches an app embed in `config/settings_data.json`, as the theme editor saves it:
 * `current.blocks[id]` of type `shopify://apps/<app>/blocks/<block>/<uid>`.
 *
 * @throws Error when the app has no such embed
 */
export function switchEmbed(online: OnlineStore, app: PlacedApp, wanted: EmbedSwitch): void {
  const known = listEmbeds(online, app).find(({ block }) => block.handle === wanted.block);
  if (known === undefined) throw new Error(`The app has no embed ${wanted.block}`);
  const type = blockType(app.handle, known.block);
  const current = readSettingsData(readSettings(online));
  const saved = {
    type,
    disabled: !wanted.on,
    settings: { ...known.settings, ...wanted.settings },
  };
  const blocks: Record<string, Placed | typeof saved> = { ...current.blocks };
  blocks[known.id ?? newId(type)] = saved;
  const all: unknown = parseThemeJson(readSettings(online));
  const whole = { ...(typeof all === "object" ? all : {}), current: { ...current, blocks } };
  online.theme.write(settingsFile, JSON.stringify(whole, null, 2));
}

function readSettings({ theme }: OnlineStore): string {
  return theme.read(settingsFile) ?? `{"current":{}}`;
}

/** Names a block in a theme's JSON. */
export function blockType(app: string, { handle, extension }: ExtensionBlock): string {
  return `shopify://apps/${app}/blocks/${handle}/${extension.uid}`;
}

/** Shopify's editor writes every setting down, also those left as they come. */
function defaultsOf({ settings }: SectionSchema): Record<string, unknown> {
  return Object.fromEntries(
    settings.flatMap(({ id, default: usual }) =>
      id === undefined || usual === undefined ? [] : [[id, usual]],
    ),
  );
}

/** Ids of placed blocks are long numbers; the same block gets the same one, for pictures that compare. */
function newId(type: string): string {
  return createHash("sha256").update(type).digest().readBigUInt64BE().toString();
}
