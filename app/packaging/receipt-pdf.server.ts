import PDFDocument from "pdfkit";
import { createTexts, type Dictionary, type Texts } from "../domain/shared/texts.ts";
import { readReceiptDocument } from "./receipt-document.server.ts";
import {
  outlineReceipt,
  type ReceiptGroup,
  type ReceiptOutline,
  type ReceiptSection,
} from "./receipt-outline.server.ts";

type Pdf = InstanceType<typeof PDFDocument>;

/** Points; A4 is 595 by 842. */
const margin = 56;
const nameWidth = 130;
const fonts = { plain: "Helvetica", bold: "Helvetica-Bold", code: "Courier" } as const;
/** A digest or key of 32 bytes; one line in a narrower type, every letter as wide as the next. */
const digest = /^[0-9a-f]{64}$/u;
const ink = "#1a1a1a";
const quiet = "#5c5c5c";

export type ReceiptPdfDeps = {
  readonly dictionaries: Readonly<Record<string, Dictionary>>;
  /** What a legal ground is called, by its id. */
  readonly groundName: (id: string) => string;
};

export type ReceiptReader = {
  /** English where Lagom does not speak it. */
  readonly language: string;
  /** IANA name of the zone moments are written in. */
  readonly timeZone: string;
};

/**
 * Prints an exported receipt (the text of its JSON document) as a PDF. The same receipt gives the
 * same reader the same bytes.
 */
export async function printReceipt(
  { dictionaries, groundName }: ReceiptPdfDeps,
  text: string,
  { language, timeZone }: ReceiptReader,
): Promise<Uint8Array> {
  const document = readReceiptDocument(text);
  const texts = createTexts(dictionaries, language);
  const outline = outlineReceipt({ texts, groundName, timeZone }, document);
  const pdf = new PDFDocument({
    ...{ size: "A4", margin, bufferPages: true, lang: texts.language, displayTitle: true },
    info: {
      ...{ Title: `${outline.title} ${document.receipt.reference}`, Producer: "Lagom" },
      CreationDate: new Date(document.receipt.issuedAt),
    },
  });
  const chunks: Uint8Array[] = [];
  pdf.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => pdf.once("end", resolve));
  write(pdf, outline);
  numberPages(pdf, texts);
  pdf.end();
  await ended;
  return Uint8Array.from(Buffer.concat(chunks));
}

function write(pdf: Pdf, outline: ReceiptOutline): void {
  pdf.fillColor(ink).font(fonts.bold).fontSize(18).text(outline.title);
  pdf.moveDown(0.4).font(fonts.plain).fontSize(10).fillColor(quiet).text(outline.lead);
  for (const section of outline.sections) writeSection(pdf, section);
}

function writeSection(pdf: Pdf, { title, facts, paragraphs, groups }: ReceiptSection): void {
  keepTogether(pdf, 60);
  pdf.moveDown(1.2).fillColor(ink).font(fonts.bold).fontSize(12).text(title, margin);
  pdf.moveDown(0.3).font(fonts.plain).fontSize(10);
  for (const paragraph of paragraphs) pdf.text(paragraph, margin).moveDown(0.3);
  for (const [name, value] of facts) writeFact(pdf, name, value);
  for (const group of groups) writeGroup(pdf, group);
}

function writeFact(pdf: Pdf, name: string, value: string): void {
  const width = pdf.page.width - 2 * margin - nameWidth;
  pdf.font(fonts.plain).fontSize(10);
  keepTogether(pdf, pdf.heightOfString(value, { width }));
  const top = pdf.y;
  pdf.fillColor(quiet).text(name, margin, top, { width: nameWidth - 10 });
  const below = pdf.y;
  if (digest.test(value)) pdf.font(fonts.code).fontSize(8.5);
  pdf.fillColor(ink).text(value, margin + nameWidth, top, { width });
  pdf.y = Math.max(pdf.y, below) + 2;
  pdf.x = margin;
}

function writeGroup(pdf: Pdf, { title, parts }: ReceiptGroup): void {
  keepTogether(pdf, 44);
  pdf.moveDown(0.3).fillColor(ink).font(fonts.bold).fontSize(10).text(title, margin);
  pdf.font(fonts.plain);
  for (const [index, { reason, items }] of parts.entries()) {
    if (index > 0) pdf.moveDown(0.25);
    if (reason !== undefined) {
      keepTogether(pdf, 30);
      pdf.fillColor(quiet).text(reason, margin, pdf.y + 1);
    }
    pdf.fillColor(ink);
    for (const item of items) pdf.text(item, margin + 12, pdf.y + 1);
  }
  pdf.x = margin;
  pdf.moveDown(0.3);
}

/** A heading does not stand alone at the foot of a page. */
function keepTogether(pdf: Pdf, height: number): void {
  if (pdf.y + height > pdf.page.height - margin) pdf.addPage();
}

function numberPages(pdf: Pdf, texts: Texts): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    // Below the margin a text would begin a new page.
    pdf.page.margins.bottom = 0;
    const words = texts.say("receipt.page", { page: page - start + 1, pages: count });
    const top = pdf.page.height - margin / 2 - 8;
    const width = pdf.page.width - 2 * margin;
    pdf.font(fonts.plain).fontSize(8).fillColor(quiet);
    pdf.text(words, margin, top, { width, align: "right", lineBreak: false });
  }
}
