import { embedTargets, type EmbedTarget } from "../online-store/app-embeds.ts";
import type { ThemeExtension } from "./extensions.ts";
import { stylesheetLink } from "./liquid/filters.ts";
import { escapeHtml } from "./liquid/escape-html.ts";
import { readSource } from "./liquid/liquid-source.ts";
import { type PageState, type Placed, stateKey } from "./liquid/page-state.ts";
import { readSchema, type SectionSchema, settingValues } from "./liquid/section-schema.ts";
import { createTranslate } from "./liquid/translator.ts";
import type { PageOrder } from "./render-page.ts";

type Wanted = {
  readonly id: string;
  readonly placed: Placed;
  readonly globals: object;
  readonly state: PageState;
};

type Made = { readonly schema: SectionSchema; readonly html: string };

/** An app's block inside a section; nothing when its app is not here. */
export async function renderAppBlock(order: PageOrder, wanted: Wanted): Promise<string> {
  const made = await renderBlock(order, wanted);
  return made === undefined ? "" : wrap(wanted.id, made.html);
}

/** The app embeds that are switched on in the theme's settings, by where they go. */
export async function renderEmbeds(
  order: PageOrder,
  given: {
    readonly blocks: Readonly<Record<string, Placed>>;
    readonly globals: object;
    readonly state: PageState;
  },
): Promise<Readonly<Record<EmbedTarget, string>>> {
  const made: Record<EmbedTarget, string> = { compliance_head: "", head: "", body: "" };
  for (const [id, placed] of Object.entries(given.blocks)) {
    if (placed.disabled) continue;
    const block = await renderBlock(order, { ...given, id, placed });
    const place = embedTargets.find((one) => one === block?.schema.target);
    if (block === undefined || place === undefined) continue;
    made[place] += place === "body" ? wrap(id, block.html) : block.html;
  }
  return made;
}

function wrap(id: string, html: string): string {
  return `<div id="shopify-block-${escapeHtml(id)}" class="shopify-block shopify-app-block">${html}</div>`;
}

const blockType = /^shopify:\/\/apps\/[^/]+\/blocks\/([^/]+)\/([^/]+)$/u;

/** A block is rendered by its extension alone: own snippets, own words, own `app`. */
async function renderBlock(order: PageOrder, wanted: Wanted): Promise<Made | undefined> {
  const { id, placed, globals, state } = wanted;
  const [, name = "", uid] = blockType.exec(placed.type) ?? [];
  const extension = order.extensions.find((one) => one.uid === uid);
  const file = `blocks/${name}.liquid`;
  const text = extension?.engine.source.read(file);
  if (extension === undefined || text === undefined) return undefined;
  const schema = readSchema(text);
  const own = {
    ...globals,
    app: order.app,
    block: {
      id,
      type: placed.type,
      settings: settingValues(schema.settings, placed.settings),
      shopify_attributes: editorAttributes(order, wanted),
    },
    [stateKey]: {
      ...state,
      translate: createTranslate(extension.engine.source, order.locale),
      assetUrl: extension.engine.source.assetUrl,
    },
  };
  if (!isAvailable(schema.available_if, own) || !isOnPage(schema, order)) return undefined;
  const html = await extension.engine.render(text, own, file);
  linkFiles(schema, extension, state);
  return { schema, html };
}

/** Only the theme editor needs to know which block is which. */
function editorAttributes({ designMode }: PageOrder, { id, placed }: Wanted): string {
  const json = JSON.stringify({ id, type: placed.type });
  return designMode ? `data-shopify-editor-block="${escapeHtml(json)}"` : "";
}

function linkFiles(
  { stylesheet, javascript }: SectionSchema,
  { engine }: ThemeExtension,
  { links }: PageState,
): void {
  if (stylesheet !== undefined) links.add(stylesheetLink(engine.source.assetUrl(stylesheet)));
  if (javascript === undefined) return;
  readSource(engine.source, `assets/${javascript}`);
  const url = escapeHtml(engine.source.assetUrl(javascript));
  links.add(`<script src="${url}" type="text/javascript" defer="defer"></script>`);
}

/** `enabled_on` and `disabled_on` name types of pages, `*` is all. */
function isOnPage({ enabled_on: on, disabled_on: off }: SectionSchema, order: PageOrder): boolean {
  const [type = ""] = order.template.split(".");
  const names = (list: readonly string[]) => list.includes("*") || list.includes(type);
  return (on === undefined || names(on.templates)) && (off === undefined || !names(off.templates));
}

/** `"{{ app.metafields.ns.key }}"`: shown when that is true. */
function isAvailable(condition: string | undefined, globals: object): boolean {
  if (condition === undefined || condition === "") return true;
  const [, path = ""] = /\{\{\s*([\w.]+)\s*\}\}/u.exec(condition) ?? [];
  let found: unknown = globals;
  for (const step of path.split("."))
    found = typeof found === "object" && found !== null ? Reflect.get(found, step) : undefined;
  return String(found) === "true";
}
