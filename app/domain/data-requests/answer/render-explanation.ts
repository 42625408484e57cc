import { escapeHtml } from "../../shared/escape-html.ts";
import type { Explanation, Piece } from "../explanation/types.ts";
import type { AnswerContext } from "./answer-context.ts";

/** The explanations of the answer's page, in their own language; nothing where the store has none. */
export function renderExplanation({ explanation }: AnswerContext): string {
  if (explanation === null) return "";
  const { language, title, intro, notes, blocks } = explanation;
  const parts = blocks.map(
    (block) =>
      `<h3 id="explanation-${block.id}">${escapeHtml(block.title)}</h3>${block.pieces.map(renderPiece).join("")}`,
  );
  const note = notes.map((text) => `<p>${escapeHtml(text)}</p>`).join("");
  return `<section id="explanation" class="explanation" lang="${language}"><h2>${escapeHtml(title)}</h2>
<p class="lead">${escapeHtml(intro)}</p>${note === "" ? "" : `<div class="note">${note}</div>`}
${parts.join("\n")}</section>
`;
}

function renderPiece(piece: Piece): string {
  if (piece.kind === "text") return `<p>${escapeHtml(piece.text)}</p>`;
  if (piece.kind === "list") {
    return `<ul>${piece.items.map((item) => `<li>${escapeHtml(item)}</li>`).join("")}</ul>`;
  }
  const { columns, rows } = piece;
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join("");
  const body = rows.map((row) => {
    const cells = row.map(
      (cell, at) => `<td data-label="${escapeHtml(columns[at] ?? "")}">${escapeHtml(cell)}</td>`,
    );
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<div class="children"><table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}

/** The same as lines of plain text. */
export function sayExplanation(explanation: Explanation): readonly string[] {
  const { title, intro, notes, blocks } = explanation;
  return [
    title.toUpperCase(),
    ...[intro, ...notes],
    ...blocks.flatMap((block) => ["", block.title, ...block.pieces.flatMap(sayPiece)]),
  ];
}

function sayPiece(piece: Piece): readonly string[] {
  if (piece.kind === "text") return [`    ${piece.text}`];
  if (piece.kind === "list") return piece.items.map((item) => `  - ${item}`);
  const { columns, rows } = piece;
  return rows.flatMap(([first = "", ...cells]) => [
    `  - ${first}`,
    ...cells.map((cell, at) => `      ${columns[at + 1] ?? ""}: ${cell}`),
  ]);
}
