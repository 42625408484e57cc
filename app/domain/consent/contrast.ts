/** A colour as the designer takes it. */
export const hexColour = /^#[0-9a-f]{6}$/iu;

/**
 * Contrast of two colours, 1–21 (WCAG 2.2, relative luminance and contrast ratio). What is no `#rrggbb`
 * has none: 1.
 */
export function contrastOf(one: string, other: string): number {
  if (!hexColour.test(one) || !hexColour.test(other)) return 1;
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const channel = (from: number): number => {
    const share = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
