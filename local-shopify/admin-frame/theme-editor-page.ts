import type { EmbedState } from "../online-store/app-embeds.ts";
import type { SettingDefinition } from "../storefront/liquid/section-schema.ts";
import { schemaWords } from "../storefront/schema-words.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";

/**
 * The theme editor, as much of it as app embeds need: the shop's page beside the list of embeds,
 * each with its switch and its settings. What a deep link activates is switched on, not yet saved.
 */
export function renderThemeEditor(editor: {
  readonly base: string;
  readonly shop: string;
  /** Which page is shown: a template, `index` or `product`. */
  readonly template: string;
  readonly embeds: readonly EmbedState[];
  /** File name of the block a deep link names. */
  readonly activated: string | undefined;
}): Html {
  const { base, shop, template, embeds, activated } = editor;
  const path = pages[template] ?? "/";
  return html`<main class="editor">
    <form class="editor__embeds" method="post" action="${base}/__local/save-embeds">
      <h1>App embeds</h1>
      <input type="hidden" name="template" value="${template}" />
      ${embeds.length === 0 ? html`<p>No installed app has an embed.</p>` : html``}
      ${embeds.map((embed) => renderEmbed(embed, embed.block.handle === activated))}
      <button class="button button--primary">Save</button>
    </form>
    <iframe
      class="editor__page"
      title="The shop"
      src="https://${shop}${path}?design_mode=1"
    ></iframe>
  </main>`;
}

const pages: Readonly<Record<string, string>> = {
  index: "/",
  product: "/products/ullstrumpor",
  collection: "/collections/all",
  cart: "/cart",
  page: "/pages/om-oss",
  password: "/password",
};

function renderEmbed({ block, isOn, settings }: EmbedState, isActivated: boolean): Html {
  const checked = isOn || isActivated ? html` checked` : html``;
  return html`<fieldset class="card" id="embed-${block.handle}">
    <legend>${block.name}</legend>
    <label class="row"
      ><input type="checkbox" name="on:${block.handle}" ${checked} /> On (${block.target})</label
    >
    ${block.schema.settings.map((setting) =>
      renderSetting(setting, {
        name: `set:${block.handle}:${setting.id ?? ""}`,
        value: settings[setting.id ?? ""],
        say: schemaWords(block.extension),
      }),
    )}
  </fieldset>`;
}

type Field = {
  readonly name: string;
  readonly value: unknown;
  /** Puts the extension's words in the place of their keys. */
  readonly say: (text: string) => string;
};

function renderSetting(setting: SettingDefinition, field: Field): Html {
  const { name, value, say } = field;
  const label = say(textOf(setting["label"] ?? setting["content"] ?? setting.id));
  switch (setting.type) {
    case "header":
    case "paragraph":
      return html`<p>${label}</p>`;
    case "checkbox": {
      const checked = value === true ? html` checked` : html``;
      return html`<label class="row"
        ><input type="checkbox" name="${name}" value="true" ${checked} /> ${label}</label
      >`;
    }
    case "select":
    case "radio":
      return renderChoice(setting, field);
    default: {
      const type = ["range", "number"].includes(setting.type) ? "number" : "text";
      return html`<label class="editor__field"
        >${label} <input type="${type}" name="${name}" value="${textOf(value)}"
      /></label>`;
    }
  }
}

function renderChoice(setting: SettingDefinition, { name, value, say }: Field): Html {
  const options = optionsOf(setting).map((option) => {
    const selected = option.value === value ? html` selected` : html``;
    return html`<option value="${option.value}" ${selected}>${say(option.label)}</option>`;
  });
  return html`<label class="editor__field"
    >${say(textOf(setting["label"]))}
    <select name="${name}">
      ${options}
    </select></label
  >`;
}

function optionsOf(setting: SettingDefinition) {
  const options: unknown = setting["options"];
  if (!Array.isArray(options)) return [];
  return options.map((option: unknown) => {
    const read = (key: string): unknown =>
      typeof option === "object" && option !== null ? Reflect.get(option, key) : undefined;
    return { value: textOf(read("value")), label: textOf(read("label")) };
  });
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
