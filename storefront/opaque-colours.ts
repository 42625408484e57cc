/** Red, green, blue (0–255) and how opaque (0–1), as `getComputedStyle` writes colours. */
function readColour(text: string): readonly number[] {
  const numbers = (text.match(/[\d.]+/g) ?? []).map(Number);
  return text.startsWith("rgb") ? [...numbers, 1].slice(0, 4) : [];
}

/** Relative luminance (WCAG 2.2). */
function luminance(colour: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours as `getComputedStyle` writes them, 1–21; 0 where one cannot be read. */
export function contrastOf(one: string, other: string): number {
  const [first, second] = [readColour(one), readColour(other)];
  if (first.length < 3 || second.length < 3) return 0;
  const [low = 0, high = 0] = [luminance(first), luminance(second)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Colours of the page around an element that can be read on each other; black on white where its own cannot. */
export function findColours(element: Element): {
  readonly background: string;
  readonly text: string;
} {
  const text = getComputedStyle(element).color;
  for (let at: Element | null = element; at; at = at.parentElement) {
    const background = getComputedStyle(at).backgroundColor;
    if (readColour(background)[3] === 1)
      return contrastOf(background, text) < 4.5 ? plain : { background, text };
  }
  return contrastOf("rgb(255,255,255)", text) < 4.5 ? plain : { ...plain, text };
}

const plain = { background: "rgb(255, 255, 255)", text: "rgb(0, 0, 0)" };
