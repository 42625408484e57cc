import type { MadeChoice } from "./choose.ts";
import type { Desk } from "./desk.ts";

/** Where choices wait, a line each, until the app has answered, so that going to another page loses none. */
export const notesName = "lagom_report";

/** What has to be known to report a choice from any page; at once, since the next page may come any moment. */
export function noteChoice(desk: Desk, { act, text }: MadeChoice): void {
  const { version } = desk.config;
  const { regime, region, gpc } = desk.state;
  // The words' own element says in which language they stand in the page.
  const language = document.getElementById("lagom-words")?.lang;
  const note = `${[version, language, regime, region, Number(gpc), act, text].join()}\n`;
  desk.notes += note;
  try {
    localStorage.setItem(notesName, (localStorage.getItem(notesName) ?? "") + note);
  } catch {
    // Without storage it waits in this page alone.
  }
}
