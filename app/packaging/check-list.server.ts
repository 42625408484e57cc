import { parse } from "csv-parse/sync";
import { z } from "zod";
import {
  type Delimiter,
  guessDelimiter,
  type ListPlan,
  planList,
} from "../domain/newsletter/list/plan-list.ts";
import {
  countAnswers,
  type ListAnswer,
  listColumn,
  type ListCounts,
  sayAnswer,
} from "../domain/newsletter/list/row-words.ts";
import { err, ok, type Result } from "../domain/shared/result.ts";

/** A piece of a list, with a plan from the second piece on. */
export type PieceToCheck = { readonly bytes: Uint8Array; readonly plan: ListPlan | undefined };

/** The same rows with what was found in one more column. */
export type CheckedPiece = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly plan: ListPlan;
  readonly counts: ListCounts;
};

/** Why a list cannot be checked: no text as spreadsheets save it, or no column of addresses in it. */
export type ListFault = "not-text" | "no-addresses";

/** Tells for each address what is left for it. */
export type FindAnswers = (addresses: readonly string[]) => Promise<readonly ListAnswer[]>;

const rowsLookedAt = 200;

const rowsSchema = z.array(z.object({ record: z.array(z.string()), raw: z.string() }));
type Row = z.infer<typeof rowsSchema>[number];

/**
 * Checks a piece of whole rows against what is left. Every row comes back byte for byte, whatever its
 * letters are written in, with a cell more: bytes are taken for Latin-1, in which each is one letter.
 */
export async function checkPiece(
  { bytes, plan: known }: PieceToCheck,
  findAnswers: FindAnswers,
): Promise<Result<CheckedPiece, ListFault>> {
  // UTF-16 and workbooks hold zero bytes; no list of ours does.
  if (known === undefined && bytes.includes(0)) return err("not-text");
  const text = Buffer.from(bytes).toString("latin1");
  const rows = readRows(text, known?.delimiter ?? guessDelimiter(firstLineOf(text)));
  const plan = known ?? planOf(rows, guessDelimiter(firstLineOf(text)));
  if (plan === undefined) return err("no-addresses");
  const header = known === undefined && plan.hasHeader ? 1 : 0;
  const cells = rows.slice(header).map(({ record }) => toCell(record[plan.column]));
  const answers = await findAnswers(cells);
  const words = [...rows.slice(0, header).map(() => listColumn), ...answers.map(sayAnswer)];
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = rows.map(
    ({ raw }, index) =>
      `${raw.replace(/[\r\n]+$/u, "")}${plan.delimiter}${words[index] ?? ""}${end}`,
  );
  const checked = Buffer.from(lines.join(""), "latin1");
  return ok({ bytes: checked, plan, counts: countAnswers(answers) });
}

function planOf(rows: readonly Row[], delimiter: Delimiter): ListPlan | undefined {
  const first = rows.slice(0, rowsLookedAt).map(({ record }) => record.map(toCell));
  return planList(first, delimiter);
}

function firstLineOf(text: string): string {
  return /^[^\r\n]*/u.exec(text)?.[0] ?? "";
}

/** As people wrote it: in UTF-8, or in Latin-1 where it is no UTF-8. Without a byte order mark. */
function toCell(cell: string | undefined): string {
  if (cell === undefined) return "";

  if (/^[\x00-\x7f]*$/u.test(cell)) return cell;
  const decoded = Buffer.from(cell, "latin1").toString("utf8");
  return decoded.includes("\ufffd") ? cell : decoded.replace(/^\ufeff/u, "");
}

/** A quote that is never closed is a letter like any other. */
function readRows(text: string, delimiter: Delimiter): readonly Row[] {
  const options = {
    ...{ delimiter, raw: true, relax_column_count: true, relax_quotes: true },
    ...{ record_delimiter: ["\r\n", "\n"], skip_empty_lines: true },
  };
  try {
    return rowsSchema.parse(parse(text, options));
  } catch (error) {
    if (error instanceof z.ZodError) throw error;
    return rowsSchema.parse(parse(text, { ...options, quote: null }));
  }
}
