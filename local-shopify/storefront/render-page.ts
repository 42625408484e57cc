import type { WebPixel } from "../online-store/page-settings.ts";
import { renderAppBlock, renderEmbeds } from "./app-blocks.ts";
import { contentForHeader } from "./content-for-header.ts";
import type { ThemeExtension } from "./extensions.ts";
import type { LiquidEngine } from "./liquid/engine.ts";
import { readSource } from "./liquid/liquid-source.ts";
import { type PageState, type Placed, type SentForm, stateKey } from "./liquid/page-state.ts";
import { readSchema, settingValues } from "./liquid/section-schema.ts";
import { appBlockKey } from "./liquid/tags.ts";
import { createTranslate } from "./liquid/translator.ts";
import {
  readSettingDefinitions,
  readSettingsData,
  readTemplate,
  type ThemeTemplate,
} from "./theme-json.ts";

/** One page to be rendered. */
export type PageOrder = {
  readonly theme: LiquidEngine;
  readonly extensions: readonly ThemeExtension[];
  /** `product`, `page.privacy`, `customers/login` … */
  readonly template: string;
  /** Shopify's own page (a policy) in the place of a template. */
  readonly body?: string;
  /** Liquid an app answered through its proxy, in the place of a template. */
  readonly liquid?: string;
  /** Shopify's global objects (`shop`, `request`, `customer` …). */
  readonly objects: Readonly<Record<string, unknown>>;
  readonly locale: string;
  readonly rootUrl: string;
  readonly designMode: boolean;
  readonly sent: SentForm | undefined;
  /** `app` of Liquid: the app's metafields. */
  readonly app: object;
  /** What Shopify itself puts into the head. */
  readonly head: {
    readonly shop: string;
    readonly country: string;
    readonly hasNotice: boolean;
    readonly pixels: readonly WebPixel[];
  };
};

/** Renders a page of the theme with everything apps put into it. Throws on Liquid that is at fault. */
export async function renderPage(order: PageOrder): Promise<string> {
  const { theme } = order;
  const state = openState(order);
  const settings = readSettingsData(readSource(theme.source, "config/settings_data.json"));
  const definitions = readSettingDefinitions(
    readSource(theme.source, "config/settings_schema.json"),
  );
  const [name = "", suffix = null] = order.template.split(".");
  const globals = {
    ...order.objects,
    settings: settingValues(definitions, settings),
    template: { name, suffix },
    [stateKey]: state,
  };
  const isTemplate = order.body === undefined && order.liquid === undefined;
  const template = isTemplate ? findTemplate(order) : undefined;
  const body = template
    ? await renderSections(order, { template, globals, prefix: "template--1__" })
    : await renderOther(order, globals);
  const embeds = await renderEmbeds(order, { blocks: settings.blocks, globals, state });
  const layout = state.layout ?? template?.layout ?? "theme";
  if (layout === "none") return body;
  const file = `layout/${String(layout)}.liquid`;
  const scope = { ...globals, content_for_layout: body };
  // The layout's own sections may ask for more files, so the head is put in when they are done.
  const html = await theme.render(readSource(theme.source, file), withHeadMark(scope), file);
  return finish(html, { state, embeds, order });
}

async function renderOther({ theme, body, liquid }: PageOrder, globals: object): Promise<string> {
  return liquid === undefined ? (body ?? "") : theme.render(liquid, globals, "the app's answer");
}

const headMark = "<!-- content_for_header -->";
const withHeadMark = (scope: object): object => ({ ...scope, content_for_header: headMark });

function finish(
  html: string,
  made: {
    readonly state: PageState;
    readonly embeds: Awaited<ReturnType<typeof renderEmbeds>>;
    readonly order: PageOrder;
  },
): string {
  const { state, embeds, order } = made;
  const style = state.styles.length > 0 ? `<style>${state.styles.join("\n")}</style>` : "";
  const script = state.scripts.length > 0 ? `<script>${state.scripts.join("\n")}</script>` : "";
  const header = [contentForHeader(order), embeds.head, ...state.links, style];
  return (
    html
      .replace(headMark, () => header.join("\n"))
      // Before all else, also before what the theme wrote above content_for_header.
      .replace(/<head(?:\s[^>]*)?>/u, (tag) => `${tag}${embeds.compliance_head}`)
      .replace(/<\/body>(?![\s\S]*<\/body>)/u, () => `${embeds.body}${script}</body>`)
  );
}

function findTemplate({ theme, template }: PageOrder): ThemeTemplate {
  const own = theme.source.read(`templates/${template}.json`);
  // A suffix whose file is gone shows the plain template, as on Shopify.
  const plain = `templates/${template.split(".")[0] ?? ""}.json`;
  return readTemplate(own ?? readSource(theme.source, plain));
}

function openState(order: PageOrder): PageState {
  const { theme } = order;
  const state: PageState = {
    tasks: {
      renderSection: (name, globals) =>
        renderSection(order, { id: name, placed: plainSection(name), globals }),
      renderGroup: (name, globals) => {
        const template = readTemplate(readSource(theme.source, `sections/${name}.json`));
        return renderSections(order, { template, globals, prefix: `sections--${name}__` });
      },
      renderAppBlock: (block, globals) => renderAppBlock(order, { ...block, globals, state }),
    },
    translate: createTranslate(theme.source, order.locale),
    assetUrl: theme.source.assetUrl,
    rootUrl: order.rootUrl,
    sent: order.sent,
    links: new Set(),
    styles: [],
    scripts: [],
    layout: undefined,
  };
  return state;
}

const plainSection = (type: string): Placed => ({
  ...{ type, settings: {}, blocks: {}, disabled: false },
});

async function renderSections(
  order: PageOrder,
  group: { readonly template: ThemeTemplate; readonly globals: object; readonly prefix: string },
): Promise<string> {
  const { template, globals, prefix } = group;
  const made: string[] = [];
  for (const id of template.order) {
    const placed = template.sections[id];
    if (placed !== undefined && !placed.disabled)
      made.push(await renderSection(order, { id: `${prefix}${id}`, placed, globals }));
  }
  return made.join("\n");
}

async function renderSection(
  { theme }: PageOrder,
  section: { readonly id: string; readonly placed: Placed; readonly globals: object },
): Promise<string> {
  const { id, placed, globals } = section;
  const file = `sections/${placed.type}.liquid`;
  const text = readSource(theme.source, file);
  const schema = readSchema(text);
  const lists = linkLists(globals);
  const order = placed.block_order ?? Object.keys(placed.blocks);
  const blocks = order.flatMap((blockId) => {
    const block = placed.blocks[blockId];
    if (block === undefined || block.disabled) return [];
    const definition = schema.blocks.find(({ type }) => type === block.type);
    const isApp = block.type.startsWith("shopify://apps/");
    return {
      id: blockId,
      type: isApp ? "@app" : block.type,
      settings: settingValues(definition?.settings ?? [], block.settings, lists),
      shopify_attributes: "",
      [appBlockKey]: isApp ? { id: blockId, placed: block } : undefined,
    };
  });
  const values = {
    ...{ id, blocks, type: placed.type },
    settings: settingValues(schema.settings, placed.settings, lists),
  };
  const html = await theme.render(text, { ...globals, section: values }, file);
  const tag = schema.tag ?? "div";
  const css = ["shopify-section", schema.class].filter(Boolean).join(" ");
  return `<${tag} id="shopify-section-${id}" class="${css}">${html}</${tag}>`;
}

function linkLists(globals: object): Readonly<Record<string, unknown>> {
  const lists: unknown = Reflect.get(globals, "linklists");
  return typeof lists === "object" && lists !== null ? { ...lists } : {};
}
