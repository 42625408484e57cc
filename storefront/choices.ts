import type { Wish } from "./choose.ts";
import { copyWords } from "./copy-words.ts";
import type { Desk } from "./desk.ts";
import { fitTo } from "./speak-for.ts";

/** Keeps a choice. Answers the names of what stays after it and only the visitor can delete. */
type Choose = (wish: Wish) => Promise<readonly string[]>;

/** Shows the second layer. Closing it changes nothing. */
export function showChoices(desk: Desk, choose: Choose): void {
  // One just closed may still be there.
  if (document.querySelector(".lagom-choices[open]")) return;
  const [dialog, saved] = copyWords();
  const { state } = desk;
  const hasSale = state.regime === "opt-out" || window.Shopify?.customerPrivacy?.saleOfDataRegion();
  fitTo(dialog, { ...state, hasSale });
  const switches = dialog.querySelectorAll("input");
  for (const one of switches)
    if (one.name === "sale") {
      one.checked = state.sale !== false;
      // The browser's signal cannot be overridden here.
      one.disabled = state.gpc;
    } else one.checked = state.granted.includes(one.name);
  dialog.onclick = async ({ target }) => {
    const act = target instanceof HTMLButtonElement && target.value;
    if (!act) return;
    const wish = readWish(switches, act as Wish["act"]);
    const remaining = act === "close" ? [] : await choose(wish);
    const isWithdrawal = Array.from(state.granted).some((letter) => !wish.granted.includes(letter));
    if (act === "close" || !isWithdrawal) dialog.close();
    else showSaved(dialog, saved, remaining);
  };
  dialog.onclose = () => dialog.remove();
  document.body.append(dialog);
  dialog.showModal();
}

/** What a button makes of the switches. */
function readWish(switches: Iterable<HTMLInputElement>, act: Wish["act"]): Wish {
  let granted = "";
  let sale: boolean | null = null;
  for (const { name, checked } of switches) {
    const isYes = act === "save" ? checked : act === "accept";
    if (name === "sale") sale = isYes;
    else if (isYes) granted += name;
  }
  return { act, granted, sale };
}

/** After a withdrawal what was deleted is said, and what only the visitor can delete. */
function showSaved(dialog: Element, saved: Element, remaining: readonly string[]): void {
  const list = saved.querySelector("ul");
  for (const name of remaining) list?.appendChild(document.createElement("li")).append(name);
  if (remaining.length === 0) list?.parentElement?.remove();
  dialog.replaceChildren(saved);
  saved.querySelector("h2")?.focus();
}
