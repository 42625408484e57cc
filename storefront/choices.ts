// The second layer: loaded with the first click that asks for it.
import choicesStyle from "./choices.css?inline";
import type { Wish } from "./choose.ts";
import type { Desk } from "./desk.ts";
import { copyWords } from "./copy-words.ts";
import { fitTo } from "./speak-for.ts";

/** Keeps a choice. Answers the names of what stays after it and only the visitor can delete. */
type Choose = (wish: Wish) => Promise<readonly string[]>;

let hasStyle = false;

/** Shows the second layer. Closing it changes nothing. */
export function showChoices(desk: Desk, choose: Choose): void {
  if (document.querySelector(".lagom-choices")) return;
  if (!hasStyle) desk.adoptStyle(choicesStyle);
  hasStyle = true;
  const [dialog, saved] = copyWords();
  const { state } = desk;
  const hasSale =
    state.regime === "opt-out" || window.Shopify?.customerPrivacy?.saleOfDataRegion() === true;
  fitTo(dialog, { ...state, hasSale });
  const switches = [...dialog.querySelectorAll("input")];
  for (const one of switches) {
    const isSale = one.name === "sale";
    one.checked = isSale ? state.sale !== false : state.granted.includes(one.name);
    // The browser's signal cannot be overridden here.
    one.disabled = isSale && state.gpc;
  }
  dialog.addEventListener("click", ({ target }) => {
    const act = target instanceof HTMLButtonElement && target.value;
    if (act === "close") dialog.close();
    else if (act) void finish(readWish(switches, act as Wish["act"]));
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
  });
  /** After a withdrawal what was deleted is said, and what only the visitor can delete. */
  const finish = async (wish: Wish) => {
    const remaining = await choose(wish);
    if (Array.from(state.granted).every((letter) => wish.granted.includes(letter))) {
      dialog.close();
      return;
    }
    dialog.replaceChildren(saved);
    const list = saved.querySelector("ul");
    for (const name of remaining) list?.appendChild(document.createElement("li")).append(name);
    if (remaining.length === 0) list?.parentElement?.remove();
    saved.querySelector("h2")?.focus();
  };
  document.body.append(dialog);
  dialog.showModal();
}

function readWish(switches: readonly HTMLInputElement[], act: Wish["act"]): Wish {
  const [asked, sales] = [false, true].map((isSale) =>
    switches.filter(({ name }) => (name === "sale") === isSale),
  );
  const isYes = (one: HTMLInputElement) => (act === "save" ? one.checked : act === "accept");
  const names = asked?.filter(isYes).map(({ name }) => name);
  return { act, granted: names?.join("") ?? "", sale: sales?.map(isYes)[0] ?? null };
}
