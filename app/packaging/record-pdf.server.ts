import { createRequire } from "node:module";
import PDFDocument from "pdfkit";
import type { ProcessingRecord, RecordColumn } from "../domain/policy/record-of-processing.ts";
import { type MeasureText, wrapText } from "./wrap-text.server.ts";

type Pdf = InstanceType<typeof PDFDocument>;

const require = createRequire(import.meta.url);

/** Has the letters of every language of the European Union, Greek and Cyrillic among them. */
const fonts = {
  plain: require.resolve("dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf"),
  bold: require.resolve("dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf"),
} as const;

/** Points; A4 lying is 842 by 595. */
const margin = 34;
const cellPadding = 4;
const textSize = 7;
const lineHeight = 9;
const ink = "#1a1a1a";
const quiet = "#5c5c5c";
const rule = "#c9ced3";
const tint = "#f1f4f6";

/** Widths in points, 774 together. Controller, sale and measures stand once, above the table. */
const widths: readonly (readonly [RecordColumn, number])[] = [
  ["purpose", 116],
  ["basis", 92],
  ["persons", 66],
  ["data", 98],
  ["sources", 82],
  ["recipients", 104],
  ["transfers", 76],
  ["retention", 66],
  ["stored-items", 74],
];

/**
 * Prints the record of processing as a lying A4 with a table that repeats its head on every page.
 * Only the letters in use are embedded. A cell longer than a page goes on to the next; nothing is cut.
 */
export async function printRecordPdf(record: ProcessingRecord, at: Date): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    ...{ size: "A4", layout: "landscape", margin, bufferPages: true, font: fonts.plain },
    ...{ lang: record.language, displayTitle: true },
    info: { Title: record.title, Producer: "Lagom", CreationDate: at },
  });
  pdf.registerFont("plain", fonts.plain).registerFont("bold", fonts.bold);
  const chunks: Uint8Array[] = [];
  pdf.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((done) => pdf.once("end", done));
  writeHead(pdf, record);
  writeTable(pdf, record);
  numberPages(pdf);
  pdf.end();
  await ended;
  return Uint8Array.from(Buffer.concat(chunks));
}

function writeHead(pdf: Pdf, record: ProcessingRecord): void {
  const { title, law, printed, columns, controller, sale, security } = record;
  pdf.font("bold").fontSize(16).fillColor(ink).text(title, margin, margin);
  pdf.font("plain").fontSize(8).fillColor(quiet).text(`${law}. ${printed}`).moveDown(0.8);
  for (const [name, lines] of [
    [columns.controller, controller],
    [columns.sale, sale],
    [columns.security, security],
  ] as const) {
    pdf.font("bold").fontSize(8).fillColor(ink).text(name);
    pdf.font("plain").text(lines.join("\n")).moveDown(0.6);
  }
}

/** A cell's lines as they will be set, each entry begun on a new line. */
type Cell = readonly { readonly text: string; readonly isBold: boolean }[];

function writeTable(pdf: Pdf, record: ProcessingRecord): void {
  pdf.moveDown(0.4);
  writeTableHead(pdf, record);
  for (const row of record.rows) {
    const cells = widths.map(([column, width]) => {
      const entries = row[column];
      const isList = column !== "purpose" && entries.length > 1;
      return entries.flatMap((entry, index): Cell => {
        const isBold = column === "purpose" && index === 0;
        return toCell(pdf, isList ? `• ${entry}` : entry, { width, isBold });
      });
    });
    writeRow(pdf, record, cells);
  }
}

type Column = { readonly width: number; readonly isBold: boolean };

function toCell(pdf: Pdf, text: string, { width, isBold }: Column): Cell {
  pdf.font(isBold ? "bold" : "plain").fontSize(textSize);
  const lines = wrapText(measureIn(pdf, isBold), text, width - 2 * cellPadding);
  return lines.map((line) => ({ text: line, isBold }));
}

/** The same words come again and again, and measuring one means shaping it. */
function measureIn(pdf: Pdf, isBold: boolean): MeasureText {
  const known = (isBold ? boldWidths : plainWidths).get(pdf) ?? new Map<string, number>();
  (isBold ? boldWidths : plainWidths).set(pdf, known);
  return (text) => {
    const width = known.get(text) ?? pdf.widthOfString(text);
    known.set(text, width);
    return width;
  };
}

const plainWidths = new WeakMap<Pdf, Map<string, number>>();
const boldWidths = new WeakMap<Pdf, Map<string, number>>();

function writeTableHead(pdf: Pdf, { columns }: ProcessingRecord): void {
  const cells = widths.map(([column, width]) =>
    toCell(pdf, columns[column], { width, isBold: true }),
  );
  const height = heightOf(cells);
  if (pdf.y + height + 3 * lineHeight > bottomOf(pdf)) startPage(pdf);
  pdf.rect(margin, pdf.y, totalWidth, height).fill(tint);
  drawLines(pdf, cells);
}

/** Goes on with what is left of a row on the next page, as often as it takes. */
function writeRow(pdf: Pdf, record: ProcessingRecord, cells: readonly Cell[]): void {
  let rest = cells;
  const fitsOnePage = heightOf(rest) < (bottomOf(pdf) - margin) / 2;
  const isCrowded = pdf.y + heightOf(rest) > bottomOf(pdf);
  if (fitsOnePage && isCrowded) nextPage(pdf, record);
  while (rest.some((cell) => cell.length > 0)) {
    const room = Math.floor((bottomOf(pdf) - pdf.y - 2 * cellPadding) / lineHeight);
    if (room < 2) {
      nextPage(pdf, record);
      continue;
    }
    drawLines(
      pdf,
      rest.map((cell) => cell.slice(0, room)),
    );
    rest = rest.map((cell) => cell.slice(room));
  }
}

function drawLines(pdf: Pdf, cells: readonly Cell[]): void {
  const top = pdf.y;
  let left = margin;
  for (const [index, cell] of cells.entries()) {
    for (const [at, { text, isBold }] of cell.entries()) {
      pdf
        .font(isBold ? "bold" : "plain")
        .fontSize(textSize)
        .fillColor(ink);
      pdf.text(text, left + cellPadding, top + cellPadding + at * lineHeight, { lineBreak: false });
    }
    left += widths[index]?.[1] ?? 0;
  }
  const bottom = top + heightOf(cells);
  pdf
    .moveTo(margin, bottom)
    .lineTo(margin + totalWidth, bottom)
    .lineWidth(0.5)
    .stroke(rule);
  pdf.x = margin;
  pdf.y = bottom;
}

const totalWidth = widths.reduce((sum, [, width]) => sum + width, 0);

function heightOf(cells: readonly Cell[]): number {
  return Math.max(...cells.map((cell) => cell.length)) * lineHeight + 2 * cellPadding;
}

function bottomOf(pdf: Pdf): number {
  return pdf.page.height - margin - 10;
}

function startPage(pdf: Pdf): void {
  pdf.addPage();
  pdf.y = margin;
}

function nextPage(pdf: Pdf, record: ProcessingRecord): void {
  startPage(pdf);
  writeTableHead(pdf, record);
}

function numberPages(pdf: Pdf): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    // Below the margin a text would begin a new page.
    pdf.page.margins.bottom = 0;
    pdf.font("plain").fontSize(textSize).fillColor(quiet);
    const words = `${String(page - start + 1)} / ${String(count)}`;
    const top = pdf.page.height - margin + 8;
    pdf.text(words, margin, top, { width: totalWidth, align: "right", lineBreak: false });
  }
}
