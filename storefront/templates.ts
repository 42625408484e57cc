/** What Liquid leaves in the page for the scripts: inert, and there wherever they run (blocks/notice.liquid). */
const find = (id: string): HTMLTemplateElement =>
  document.getElementById(id) as HTMLTemplateElement;

/** The first layer's style and markup. */
export const findFirst = (): HTMLTemplateElement => find("lagom-template");

/** All that is not seen at first, with its language and the table of regions (snippets/notice-choices.liquid). */
export const findWords = (): HTMLTemplateElement => find("lagom-words");
