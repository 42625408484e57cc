import { Tag } from "liquidjs";
import type { Context, Emitter, Liquid, TagToken, Template, TopLevelToken } from "liquidjs";
import { escapeHtml } from "./escape-html.ts";
import { argumentsOf, evaluateArguments } from "./tag-arguments.ts";
import { type AppBlock, pageOf, type PageState } from "./page-state.ts";

type TagClass = Liquid["tags"][string];

/** What `{% render block %}` finds on a block of an app. */
export const appBlockKey = "$app";

/** Shopify's tags that liquidjs lacks, or means something else by. */
export function registerTags(liquid: Liquid): void {
  liquid.registerTag("schema", rawTag("schema"));
  liquid.registerTag("doc", rawTag("doc"));
  liquid.registerTag(
    "javascript",
    rawTag("javascript", (body, context) => pageOf(context).scripts.push(body)),
  );
  liquid.registerTag(
    "stylesheet",
    rawTag("stylesheet", (body, context) => pageOf(context).styles.push(body)),
  );
  liquid.registerTag("style", StyleTag);
  liquid.registerTag("layout", LayoutTag);
  liquid.registerTag("section", SectionTag);
  liquid.registerTag("sections", SectionsTag);
  liquid.registerTag("form", FormTag);
  liquid.registerTag("render", renderTag(liquid));
}

/** A tag whose body is no template. */
function rawTag(name: string, use?: (body: string, context: Context) => unknown) {
  return class extends Tag {
    readonly #body: string;
    constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
      super(token, remaining, liquid);
      let body = "";
      for (let next = remaining.shift(); ; next = remaining.shift()) {
        if (next === undefined) throw new Error(`{% ${name} %} is not closed`);
        if (isEnd(next, name)) break;
        body += next.getText();
      }
      this.#body = body;
    }
    render(context: Context): void {
      use?.(this.#body, context);
    }
  };
}

function isEnd(token: TopLevelToken, name: string): boolean {
  return "name" in token && token.name === `end${name}`;
}

/** A tag with templates between its beginning and its end. */
abstract class BlockTag extends Tag {
  readonly templates: Template[] = [];
  constructor(...[token, remaining, liquid, parser]: ConstructorParameters<TagClass>) {
    super(token, remaining, liquid);
    const stream = parser.parseStream(remaining);
    stream
      .on(`tag:end${token.name}`, () => stream.stop())
      .on("template", (template: Template) => this.templates.push(template))
      .on("end", () => {
        throw new Error(`{% ${token.name} %} is not closed`);
      });
    stream.start();
  }
}

class StyleTag extends BlockTag {
  *render(context: Context, emitter: Emitter): Generator<unknown, void> {
    const css: unknown = yield this.liquid.renderer.renderTemplates(this.templates, context);
    emitter.write(`<style data-shopify>${String(css)}</style>`);
  }
}

class LayoutTag extends Tag {
  render(context: Context): void {
    pageOf(context).layout = unquote(this.token.args);
  }
}

class SectionTag extends Tag {
  *render(context: Context, emitter: Emitter): Generator<unknown, void> {
    const { tasks } = pageOf(context);
    emitter.write(yield tasks.renderSection(unquote(this.token.args), context.globals));
  }
}

class SectionsTag extends Tag {
  *render(context: Context, emitter: Emitter): Generator<unknown, void> {
    const { tasks } = pageOf(context);
    emitter.write(yield tasks.renderGroup(unquote(this.token.args), context.globals));
  }
}

const formActions: Readonly<Record<string, string>> = {
  customer: "contact",
  contact: "contact",
  product: "cart/add",
  cart: "cart",
  customer_login: "account/login",
  storefront_password: "password",
  localization: "localization",
};

/** `{% form 'customer', id: 'x', class: 'y' %}`: what Shopify writes around the fields. */
class FormTag extends BlockTag {
  *render(context: Context, emitter: Emitter): Generator<unknown, void> {
    const page = pageOf(context);
    const [type = "", ...named] = argumentsOf(this.token.args);
    const given: Readonly<Record<string, unknown>> = yield* evaluateArguments(named, {
      context,
      liquid: this.liquid,
    });
    const kind = unquote(type);
    const { return_to: returnTo, ...attributes } = given;
    context.push({ form: formObject(attributes, kind, page) });
    const body: unknown = yield this.liquid.renderer.renderTemplates(this.templates, context);
    context.pop();
    emitter.write(
      `<form method="post" action="${escapeHtml(actionOf(kind, attributes, page))}"${attributesOf(attributes)} accept-charset="UTF-8">` +
        hiddenField("form_type", kind) +
        hiddenField("utf8", "✓") +
        (typeof returnTo === "string" ? hiddenField("return_to", returnTo) : "") +
        `${String(body)}</form>`,
    );
  }
}

type Attributes = Readonly<Record<string, unknown>>;

/** `form` inside the tag: how it went, when it is the one that was just sent. */
function formObject(attributes: Attributes, kind: string, { sent }: PageState): object {
  const outcome = sent?.type === kind ? sent.isAccepted : undefined;
  return {
    id: attributes["id"] ?? null,
    "posted_successfully?": outcome === true,
    errors: outcome === false ? ["form"] : null,
  };
}

function actionOf(kind: string, attributes: Attributes, { rootUrl }: PageState): string {
  const anchor = kind === "customer" || kind === "contact" ? anchorOf(attributes) : "";
  return `${rootUrl.replace(/\/$/u, "")}/${formActions[kind] ?? kind}${anchor}`;
}

function hiddenField(name: string, value: string): string {
  return `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;
}

/** Leads back to the form: browsers keep the fragment when they are sent elsewhere. */
function anchorOf({ id }: Attributes): string {
  return `#${typeof id === "string" ? id : "contact_form"}`;
}

function attributesOf(given: Attributes): string {
  return Object.entries(given)
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join("");
}

/** `{% render block %}`, an app's block, beside `{% render 'snippet' %}`. */
function renderTag(liquid: Liquid): TagClass {
  const SnippetTag: TagClass | undefined = liquid.tags["render"];
  if (SnippetTag === undefined) throw new Error("liquidjs has no render tag");
  return createRenderTag(SnippetTag);
}

function createRenderTag(SnippetTag: TagClass): TagClass {
  return class extends Tag {
    readonly #variable: string | undefined;
    readonly #snippet: Tag | undefined;
    constructor(...given: ConstructorParameters<TagClass>) {
      const [token, remaining, engine] = given;
      super(token, remaining, engine);
      this.#variable = /^\s*([a-z_]\w*)\s*$/u.exec(token.args)?.[1];
      this.#snippet = this.#variable === undefined ? new SnippetTag(...given) : undefined;
    }
    *render(context: Context, emitter: Emitter): Generator<unknown, void> {
      if (this.#snippet) {
        yield this.#snippet.render(context, emitter);
        return;
      }
      const block: unknown = yield* context._get([this.#variable ?? ""]);
      const app = appBlockOf(block);
      if (app === undefined) return;
      emitter.write(yield pageOf(context).tasks.renderAppBlock(app, context.globals));
    }
  };
}

function appBlockOf(block: unknown): AppBlock | undefined {
  if (typeof block !== "object" || block === null) return undefined;
  // Put there by the section renderer.
  return Reflect.get(block, appBlockKey) as AppBlock | undefined;
}

function unquote(text: string): string {
  return text.trim().replace(/^['"]|['"]$/gu, "");
}
