import type { Frame, Page } from "playwright-core";
import { expect } from "vitest";
import { findSerious, overflowOf, takePicture, widths } from "./admin-stack.ts";

/** Keeps a picture of a page, and wants nothing serious of axe in it and nothing beyond its edge. */
export async function lookAt(page: Page, frame: Frame, name: string): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  await takePicture(page, name);
  expect(await findSerious(frame), `${name} at ${String(width)}`).toEqual([]);
  expect(await overflowOf(frame), `${name} at ${String(width)}`).toBe(0);
}

/** Looks at a page at both widths: it is drawn anew in the other, for loading it again costs most. */
export async function lookAtBoth(page: Page, frame: Frame, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height: width < 500 ? 740 : 900 });
    await lookAt(page, frame, name);
  }
  if (before !== null) await page.setViewportSize(before);
}
