import type { NoticeState } from "./types.ts";

/** Words for where a visitor is: elements carry what they say outside opt-in regions in `data-out`. */
export function speakFor(root: ParentNode, regime: NoticeState["regime"]): void {
  if (regime === "opt-in") return;
  for (const element of root.querySelectorAll<HTMLElement>("[data-out]"))
    element.textContent = element.dataset["out"] ?? "";
}

/** Words for where a visitor is, and only the parts that are true of `state` (`data-if` names its property). */
export function fitTo<Layer extends Element>(
  layer: Layer,
  state: Pick<NoticeState, "regime"> & Readonly<Record<string, unknown>>,
): Layer {
  speakFor(layer, state.regime);
  for (const part of layer.querySelectorAll<HTMLElement>("[data-if]"))
    if (!state[part.dataset["if"] ?? ""]) part.remove();
  return layer;
}
