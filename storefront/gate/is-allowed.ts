import type { Gate } from "./gate-state.ts";

/** Whether each of the letters is allowed now; `n`, what is necessary, always is. */
export function isAllowed({ state }: Gate, letters: string): boolean {
  return RegExp(`^[n${state.granted}]*$`).test(letters);
}
