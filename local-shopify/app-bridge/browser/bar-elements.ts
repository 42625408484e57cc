import { adminPath } from "./bridge-config.ts";
import type { FrameChannel } from "./frame-channel.ts";
import type { BridgeButton } from "./messages.ts";

/** Save bars that are showing now. */
const showingSaveBars = new Set<HTMLElement>();

/** Whether the app has unsaved changes on show. */
export function hasSaveBarShowing(): boolean {
  return showingSaveBars.size > 0;
}

/** An element the admin frame shows in the app's stead. */
abstract class MirroredElement extends HTMLElement {
  private observer: MutationObserver | undefined;

  connectedCallback(): void {
    this.observer = new MutationObserver(() => this.mirror());
    this.observer.observe(this, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    this.mirror();
  }

  disconnectedCallback(): void {
    this.observer?.disconnect();
    this.unmirror();
  }

  protected abstract mirror(): void;
  protected abstract unmirror(): void;
}

/** Defines `ui-nav-menu`, `ui-title-bar` and `ui-save-bar`. */
export function defineBarElements(channel: FrameChannel): void {
  customElements.define("ui-nav-menu", navMenuClass(channel));
  customElements.define("ui-title-bar", titleBarClass(channel));
  customElements.define("ui-save-bar", saveBarClass(channel));
}

function navMenuClass(channel: FrameChannel) {
  return class extends MirroredElement {
    protected override mirror(): void {
      const home = this.querySelector<HTMLAnchorElement>('a[rel="home"]');
      const links = [...this.querySelectorAll<HTMLAnchorElement>("a")];
      void channel.ask("navMenu", {
        home: adminPath(home?.href ?? "/"),
        items: links
          .filter((link) => link !== home)
          .map((link) => ({ label: labelOf(link), path: adminPath(link.href) })),
      });
    }

    protected override unmirror(): void {
      void channel.ask("navMenu", { home: "/", items: [] });
    }
  };
}

function titleBarClass(channel: FrameChannel) {
  return class extends MirroredElement {
    protected override mirror(): void {
      // A modal's title bar belongs to the modal.
      if (this.closest("ui-modal") !== null) return;
      const buttons = [...this.querySelectorAll<HTMLButtonElement>(":scope > button")];
      const breadcrumb = buttons.find(isBreadcrumb);
      void channel.ask("titleBar", {
        title: this.getAttribute("title") ?? document.title,
        breadcrumb: breadcrumb === undefined ? null : toBridgeButton(channel, breadcrumb),
        buttons: buttons
          .filter((button) => button !== breadcrumb)
          .map((button) => toBridgeButton(channel, button)),
      });
    }

    protected override unmirror(): void {
      if (this.closest("ui-modal") !== null) return;
      void channel.ask("titleBar", { title: "", breadcrumb: null, buttons: [] });
    }
  };
}

function saveBarClass(channel: FrameChannel) {
  return class extends MirroredElement {
    get showing(): boolean {
      return showingSaveBars.has(this);
    }

    async show(): Promise<void> {
      if (this.showing) return;
      showingSaveBars.add(this);
      await this.push();
      this.dispatchEvent(new Event("show"));
    }

    async hide(): Promise<void> {
      if (!this.showing) return;
      showingSaveBars.delete(this);
      await this.push();
      this.dispatchEvent(new Event("hide"));
    }

    toggle(): Promise<void> {
      return this.showing ? this.hide() : this.show();
    }

    protected override mirror(): void {
      if (this.showing) void this.push();
    }

    protected override unmirror(): void {
      void this.hide();
    }

    private async push(): Promise<void> {
      const buttons = [...this.querySelectorAll<HTMLButtonElement>("button")];
      const save = buttons.find((button) => button.getAttribute("variant") === "primary");
      const discard = buttons.find((button) => button !== save);
      await channel.ask("saveBar", {
        showing: this.showing,
        save: save === undefined ? null : toBridgeButton(channel, save),
        discard: discard === undefined ? null : toBridgeButton(channel, discard),
        confirmsDiscard: this.hasAttribute("discardConfirmation"),
      });
    }
  };
}

function isBreadcrumb(button: HTMLButtonElement): boolean {
  return button.getAttribute("variant") === "breadcrumb";
}

function toBridgeButton(channel: FrameChannel, button: HTMLButtonElement): BridgeButton {
  const loading = button.getAttribute("loading");
  return {
    id: channel.register(() => button.click()),
    label: labelOf(button),
    variant: button.getAttribute("variant") ?? "",
    tone: button.getAttribute("tone") ?? "",
    disabled: button.disabled || (loading !== null && loading !== "false"),
  };
}

/** Words of a link or button; the frame has its own for a wordless one. */
function labelOf(element: HTMLElement): string {
  const text = element.textContent.trim();
  return text === "" ? (element.getAttribute("aria-label") ?? "") : text;
}
