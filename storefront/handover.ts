import type { Gate } from "./gate/start-gate.ts";
import type { Handover } from "./types.ts";

declare global {
  interface Window {
    lagomHead?: Handover<Gate>;
  }
}

/** Leaves what the head decided for the deferred script, and keeps what is clicked until that is there. */
export function handOver(made: Handover<Gate>): void {
  window.lagomHead = made;
  document.addEventListener("click", ({ target }) => {
    made.clicked = target;
  });
}

/** Takes it up; undefined where the head's script did not run. */
export function takeOver(): Handover<Gate> | undefined {
  const made = window.lagomHead;
  delete window.lagomHead;
  return made;
}
