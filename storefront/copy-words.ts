type Words = {
  /** Of the second layer, in a style sheet's words. */
  readonly style: string;
  /** The second layer, what is said after a withdrawal, what a held-back frame says. */
  readonly copies: readonly [HTMLDialogElement, HTMLElement, HTMLElement];
};

/** What is not seen at first, in the page's language, anew; snippets/notice-choices.liquid prints it. */
export function copyWords(): Words {
  const { content } = document.getElementById("lagom-words") as HTMLTemplateElement;
  return {
    style: content.firstChild?.textContent ?? "",
    copies: [...document.importNode(content, true).children] as never,
  };
}
