import { getElement } from "./page-elements.ts";

/** Asks the person in front of the screen; true for yes. */
export function askInDialog(question: {
  readonly title: string;
  readonly body: readonly Node[];
  readonly yes: string;
  readonly no: string;
}): Promise<boolean> {
  const dialog = getElement("dialog", HTMLDialogElement);
  getElement("dialog-title", HTMLElement).textContent = question.title;
  getElement("dialog-body", HTMLElement).replaceChildren(...question.body);
  const yes = getElement("dialog-yes", HTMLButtonElement);
  const no = getElement("dialog-no", HTMLButtonElement);
  yes.textContent = question.yes;
  no.textContent = question.no;
  dialog.showModal();
  return new Promise((resolve) => {
    const finish = (answer: boolean) => () => {
      dialog.onclose = null;
      dialog.close();
      resolve(answer);
    };
    yes.onclick = finish(true);
    no.onclick = finish(false);
    dialog.onclose = finish(false);
  });
}
