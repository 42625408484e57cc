/** Takes all steps of a work at once; answers what it comes to. */
export function takeAll<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
