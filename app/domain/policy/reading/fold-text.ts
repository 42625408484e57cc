/** Folds white space (no-break spaces too) to single spaces. What is left is found in the source. */
export function foldSpace(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;

/**
 * A text in the form rules are matched against: lower case, composed letters, straight quotation
 * marks, plain hyphens, no invisible characters and no marks of Markdown.
 */
export function toMatchable(text: string): string {
  return foldSpace(
    text
      .normalize("NFC")
      .replace(invisible, "")
      .replace(/[\u2018\u2019\u02bc\u00b4`]/gu, "'")
      .replace(/[\u201c\u201d\u201e\u00ab\u00bb]/gu, '"')
      .replace(/[\u2010-\u2015\u2212]/gu, "-")
      .replace(/\[([^\]]*)\]\([^)\s]*\)/gu, "$1")
      .replace(/\*\*|__|[*#|>]/gu, " ")
      .toLowerCase(),
  );
}
