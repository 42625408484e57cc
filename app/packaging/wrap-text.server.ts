/** How wide a word is in the font and size it will be set in, in points. */
export type MeasureText = (text: string) => number;

/**
 * Text in lines no wider than `width` points. A word too long for a line is broken where it must be,
 * so that nothing is ever cut off. Words are measured one by one, which setting them closer never widens.
 */
export function wrapText(measure: MeasureText, text: string, width: number): readonly string[] {
  const blank = measure(" ");
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of text.split(" ")) {
    const size = measure(word);
    const longer = line === "" ? size : used + blank + size;
    if (longer <= width) {
      line = line === "" ? word : `${line} ${word}`;
      used = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = size <= width ? [word] : breakWord(measure, word, width);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? "";
    used = measure(line);
  }
  return [...lines, line];
}

function breakWord(measure: MeasureText, word: string, width: number): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const letter of word) {
    if (piece !== "" && measure(piece + letter) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += letter;
  }
  return [...pieces, piece];
}
