/**
 * Puts an apostrophe before what a spreadsheet would run as a formula: text
 * that starts with = + - @, their full-width forms, a tab or a line end (OWASP,
 * "CSV Injection"), and the same after a character at which a spreadsheet of
 * another language may split the line (Swedish Excel splits at semicolons).
 * `data.json` keeps the exact value.
 */
export function protectCell(text: string): string {
  return protectStart(text.replace(formulaAfterSeparator, "$1'$2"));
}

/** What stands before a cell of its own, and a formula's first character. */
export const formulaAfterSeparator =
  /([;,|\t\r\n](?:"|[^\S\t\r\n])*)([=+\-@\uff1d\uff0b\uff0d\uff20])/gu;

/** The same for the start of a text alone. */
export function protectStart(text: string): string {
  return /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/u.test(text) ? `'${text}` : text;
}

/** Cells as one line by RFC 4180. */
export function toCsvLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) =>
    /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  );
  return `${quoted.join(",")}\r\n`;
}

/** The first line, after a byte order mark, by which spreadsheets know UTF-8. */
export function toCsvHead(header: readonly string[]): string {
  return `\ufeff${toCsvLine(header)}`;
}
