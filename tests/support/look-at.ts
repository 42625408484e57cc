import type { Frame, Page } from "playwright-core";
import { expect } from "vitest";
import { findSerious, overflowOf, takePicture } from "./admin-stack.ts";

/** Keeps a picture of a page, and wants nothing serious of axe in it and nothing beyond its edge. */
export async function lookAt(page: Page, frame: Frame, name: string): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  await takePicture(page, name);
  expect(await findSerious(frame), `${name} at ${String(width)}`).toEqual([]);
  expect(await overflowOf(frame), `${name} at ${String(width)}`).toBe(0);
}
