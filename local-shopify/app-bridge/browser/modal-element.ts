const modalStyle = `
.local-modal{border:0;border-radius:16px;padding:0;width:min(620px,calc(100vw - 32px));max-height:calc(100vh - 64px);color:#303030;background:#fff;box-shadow:0 20px 40px #0000004d;font:inherit}
.local-modal::backdrop{background:#00000080}
.local-modal__head{display:flex;align-items:center;justify-content:space-between;gap:8px;padding:12px 16px;background:#f3f3f3;border-bottom:1px solid #e3e3e3}
.local-modal__head h2{margin:0;font-size:14px;font-weight:650}
.local-modal__foot{display:flex;justify-content:flex-end;flex-wrap:wrap;gap:8px;padding:12px 16px;border-top:1px solid #e3e3e3}
.local-modal button.local-modal__button{font:inherit;font-weight:550;padding:6px 12px;border-radius:8px;border:1px solid #8a8a8a;background:#fff;color:#303030;cursor:pointer}
.local-modal button[data-variant=primary]{background:#303030;border-color:#303030;color:#fff}
.local-modal button[data-tone=critical]{background:#c70a24;border-color:#c70a24;color:#fff}`;

/** Defines `ui-modal`: its content in a dialog, its title bar's buttons below. */
export function defineModalElement(): void {
  document.head.append(createElement("style", modalStyle));
  customElements.define("ui-modal", ModalElement);
}

class ModalElement extends HTMLElement {
  /** Where frameworks render the content into. */
  readonly content = document.createElement("div");
  private dialog: HTMLDialogElement | undefined;

  async show(): Promise<void> {
    if (this.dialog !== undefined) return;
    this.moveContent();
    const bar = this.querySelector("ui-title-bar");
    const dialog = document.createElement("dialog");
    dialog.className = "local-modal";
    const title = bar?.getAttribute("title") ?? "Dialog";
    dialog.setAttribute("aria-label", title);
    dialog.append(this.createHead(title), this.content, createFoot(bar));
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      void this.hide();
    });
    document.body.append(dialog);
    dialog.showModal();
    this.dialog = dialog;
    this.dispatchEvent(new Event("show"));
  }

  async hide(): Promise<void> {
    if (this.dialog === undefined) return;
    this.dialog.remove();
    this.dialog = undefined;
    this.dispatchEvent(new Event("hide"));
  }

  toggle(): Promise<void> {
    return this.dialog === undefined ? this.show() : this.hide();
  }

  disconnectedCallback(): void {
    void this.hide();
  }

  /** Markup written straight into the element, without a framework. */
  private moveContent(): void {
    if (this.content.childElementCount > 0) return;
    for (const child of [...this.children]) {
      if (child.localName !== "ui-title-bar") this.content.append(child);
    }
  }

  private createHead(title: string): HTMLElement {
    const head = createElement("div", "");
    head.className = "local-modal__head";
    const close = createElement("button", "✕");
    close.className = "local-modal__button";
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", () => void this.hide());
    head.append(createElement("h2", title), close);
    return head;
  }
}

function createFoot(bar: Element | null): HTMLElement {
  const foot = createElement("div", "");
  foot.className = "local-modal__foot";
  foot.hidden = true;
  for (const button of bar?.querySelectorAll("button") ?? []) {
    const copy = createElement("button", button.textContent);
    copy.className = "local-modal__button";
    copy.dataset["variant"] = button.getAttribute("variant") ?? "";
    copy.dataset["tone"] = button.getAttribute("tone") ?? "";
    copy.toggleAttribute("disabled", button.disabled);
    copy.addEventListener("click", () => button.click());
    foot.append(copy);
    foot.hidden = false;
  }
  return foot;
}

function createElement(name: string, text: string): HTMLElement {
  return Object.assign(document.createElement(name), { textContent: text });
}
