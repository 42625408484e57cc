import { normaliseEmail } from "../../shared/email-address.ts";

/** What cells stand apart by. */
export const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

/** Where the addresses stand in a list. */
export type ListPlan = {
  readonly delimiter: Delimiter;
  /** From 0. */
  readonly column: number;
  readonly hasHeader: boolean;
};

/** What columns of addresses are called by mail tools, shops and people, folded. */
const names =
  /^(?:e-?mail(?:-?(?:address|adresse?|adress))?|(?:customer|subscriber|contact|kund(?:ens?)?)-?e-?mail|mail|epost(?:adress)?|e-post(?:adress)?|correo(?:-electronico)?|courriel|adresse-e-?mail|sahkoposti)$/u;

/** The delimiter of a list by its first line: the one that stands most often outside quotes. */
export function guessDelimiter(firstLine: string): Delimiter {
  const bare = firstLine.replace(/"(?:[^"]|"")*"/gu, "");
  const counts = delimiters.map((one) => bare.split(one).length);
  const most = Math.max(...counts);
  return delimiters[counts.indexOf(most)] ?? ",";
}

/**
 * Finds the column of addresses: by its name, else the one in which most cells look like addresses.
 *
 * @param rows the first rows of a list, a header among them where it has one
 * @returns undefined where there is no such column
 */
export function planList(
  rows: readonly (readonly string[])[],
  delimiter: Delimiter,
): ListPlan | undefined {
  const [first = [], ...rest] = rows;
  const hasHeader = !first.some(looksLikeAddress);
  const named = first.findIndex((name) => names.test(fold(name)));
  if (hasHeader && named >= 0) return { delimiter, column: named, hasHeader };
  const counts = countAddresses(hasHeader ? rest : rows);
  const most = Math.max(0, ...counts);
  return most === 0 ? undefined : { delimiter, column: counts.indexOf(most), hasHeader };
}

function countAddresses(rows: readonly (readonly string[])[]): readonly number[] {
  const counts: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      counts[column] = (counts[column] ?? 0) + (looksLikeAddress(cell) ? 1 : 0);
    }
  }
  return counts;
}

function looksLikeAddress(cell: string): boolean {
  return cell.includes("@") && normaliseEmail(cell) !== undefined;
}

function fold(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/gu, "-");
}
