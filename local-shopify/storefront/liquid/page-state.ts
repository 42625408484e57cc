import type { Context } from "liquidjs";
import type { Translate } from "./translator.ts";

/** A section or block as a template's JSON holds it. */
export type Placed = {
  readonly type: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly blocks: Readonly<Record<string, Placed>>;
  readonly block_order?: readonly string[] | undefined;
  readonly disabled: boolean;
};

/** The block of an app on its way into a section. */
export type AppBlock = { readonly id: string; readonly placed: Placed };

/** How a form that was just sent went, by its type. */
export type SentForm = { readonly type: string; readonly isAccepted: boolean };

/** What tags ask of the page they stand in. */
export type PageTasks = {
  /** `{% section 'name' %}` */
  readonly renderSection: (name: string, scope: object) => Promise<string>;
  /** `{% sections 'group' %}` */
  readonly renderGroup: (name: string, scope: object) => Promise<string>;
  /** An app's block inside a section. */
  readonly renderAppBlock: (block: AppBlock, scope: object) => Promise<string>;
};

/** What one page gathers while it is rendered, and what its tags and filters need to know. */
export type PageState = {
  readonly tasks: PageTasks;
  readonly translate: Translate;
  readonly assetUrl: (name: string) => string;
  readonly rootUrl: string;
  readonly sent: SentForm | undefined;
  /** Style sheets and scripts of app blocks, each once. */
  readonly links: Set<string>;
  readonly styles: string[];
  readonly scripts: string[];
  layout: string | undefined;
};

/** Name of the page's state among the globals: no Liquid name can spell it. */
export const stateKey = "$page";

/** The state of the page a tag or filter works in. */
export function pageOf(context: Context): PageState {
  // The renderer of this folder puts it there, and nothing else renders.
  return Reflect.get(context.globals, stateKey) as PageState;
}
