/** Does what a browser may refuse, as storage that is switched off; then nothing is done. */
export function tryTo(work: () => unknown): void {
  try {
    work();
  } catch {
    // As said above.
  }
}
