import type { MadeChoice } from "./choose.ts";
import type { Desk } from "./desk.ts";
import { findWords } from "./templates.ts";

/** Where choices wait, a line each, until the app has answered, so that going to another page loses none. */
export const notesName = "lagom_report";

/** Notes what has to be known to report a choice from any page; the next one may come any moment. */
export function noteChoice(desk: Desk, { act, text }: MadeChoice): void {
  const { config, state } = desk;
  const { regime, region, gpc } = state;
  const note = `${[config.version, findWords().lang, regime, region, Number(gpc), act, text].join()}\n`;
  desk.notes += note;
  try {
    localStorage.setItem(notesName, (localStorage.getItem(notesName) ?? "") + note);
  } catch {
    // Without storage it waits in this page alone.
  }
}
