// The second layer: loaded with the first click that asks for it.
import type { NoticeWords, NoticeWordsGroup } from "../app/domain/consent/types.ts";
import choicesStyle from "./choices.css?inline";
import type { Wish } from "./choose.ts";
import type { Desk } from "./desk.ts";
import { element } from "./element.ts";
import { findColours } from "./opaque-colours.ts";

type Layer = {
  readonly desk: Desk;
  readonly words: NoticeWords;
  /** Names of what stays after a choice and only the visitor can delete. */
  readonly choose: (wish: Wish) => Promise<readonly string[]>;
};

type Group = NoticeWordsGroup;

let hasStyle = false;

/** Shows the second layer. Closing it changes nothing. */
export function showChoices(desk: Desk, choose: Layer["choose"]): void {
  if (document.querySelector(".lagom-choices")) return;
  if (!hasStyle) desk.adoptStyle(choicesStyle);
  hasStyle = true;
  const words = JSON.parse(
    document.getElementById("lagom-words")?.textContent ?? "",
  ) as NoticeWords;
  const layer = { desk, words, choose };
  const { language, direction, texts } = words;
  const dialog = element("dialog", {
    ...{ class: "lagom lagom-choices", lang: language, dir: direction },
    "aria-labelledby": "lagom-choices-title",
  });
  const box = element("div", { class: "lagom__box" }, [
    element("h2", { id: "lagom-choices-title" }, [say(layer, "title")]),
    element("p", {}, [say(layer, "body")]),
    ...(desk.state.gpc ? [element("p", {}, [texts["signal"] ?? ""])] : []),
    ...words.groups.map((group) => showGroup(layer, group)),
    ...showSale(layer),
    showPolicyLink(texts),
    showActions(layer, dialog),
    closeButton(texts, dialog),
  ]);
  dialog.append(box);
  document.body.append(dialog);
  const { background, text } = findColours(document.body);
  paint(dialog, background, text);
  dialog.addEventListener("close", () => {
    dialog.remove();
  });
  dialog.showModal();
}

/** Texts that differ outside opt-in regions. */
function say({ desk, words }: Layer, key: "title" | "body"): string {
  const out =
    desk.state.regime === "opt-in" ? key : ({ title: "outTitle", body: "outBody" } as const)[key];
  return words.texts[out] ?? "";
}

/** The page's own colours where the merchant chose the theme's. */
function paint(dialog: HTMLElement, background: string, text: string): void {
  const own = getComputedStyle(document.documentElement);
  const take = (name: string, other: string) =>
    own.getPropertyValue(`--lagom-notice-${name}`) || other;
  dialog.style.setProperty("--lagom-choices-background", take("background", background));
  dialog.style.setProperty("--lagom-choices-text", take("text", text));
}

function showGroup({ desk, words }: Layer, group: Group): HTMLElement {
  const { id, name, text } = group;
  const { texts } = words;
  const isAlways = id === "n";
  const isOn = desk.state.granted.includes(id);
  return element("section", { class: "lagom-choices__group", "aria-label": name }, [
    isAlways
      ? element("div", { class: "lagom-choices__row" }, [
          element("h3", {}, [name]),
          element("span", {}, [texts["alwaysOn"] ?? ""]),
        ])
      : showSwitch(id, name, { on: isOn }),
    element("p", {}, [text]),
    ...showDetails(words, group),
  ]);
}

function showSwitch(id: string, name: string, is: { on: boolean; fixed?: boolean }): HTMLElement {
  const input = element("input", {
    ...{ type: "checkbox", role: "switch", name: id, disabled: is.fixed },
    checked: is.on,
  });
  return element("label", { class: "lagom-choices__row" }, [element("h3", {}, [name]), input]);
}

function showDetails(words: NoticeWords, { name, purposes }: Group): readonly HTMLElement[] {
  if (purposes.length === 0) return [];
  const label = words.texts["details"] ?? "";
  return [
    element("details", {}, [
      element("summary", { "aria-label": `${label}: ${name}` }, [label]),
      element(
        "div",
        words.registerLanguage === words.language
          ? {}
          : { lang: words.registerLanguage, dir: "ltr" },
        purposes.flatMap((purpose) => showPurpose(words.texts, purpose)),
      ),
    ]),
  ];
}

function showPurpose(
  texts: NoticeWords["texts"],
  { name, text, getters, items, more }: Group["purposes"][number],
): readonly HTMLElement[] {
  const labels = ["itemName", "itemSetBy", "itemUse", "itemLifetime"];
  return [
    element("h4", {}, [name]),
    element("p", {}, [text]),
    ...(getters.length > 0
      ? [element("p", {}, [`${texts["getters"] ?? ""} ${getters.join(", ")}`])]
      : []),
    ...items.map((item) =>
      element(
        "dl",
        {},
        item.flatMap((value, index) =>
          value
            ? [element("dt", {}, [texts[labels[index] ?? ""] ?? ""]), element("dd", {}, [value])]
            : [],
        ),
      ),
    ),
    ...(more ? [element("p", {}, [more])] : []),
  ];
}

/** Opt-out of sale or sharing, where there is one; the browser's signal cannot be overridden here. */
function showSale({ desk, words }: Layer): readonly HTMLElement[] {
  const { regime, sale, gpc } = desk.state;
  if (regime !== "opt-out" && !window.Shopify?.customerPrivacy?.saleOfDataRegion()) return [];
  const { sale: name = "", saleText = "" } = words.texts;
  return [
    element("section", { class: "lagom-choices__group", "aria-label": name }, [
      showSwitch("sale", name, { on: sale !== false, fixed: gpc }),
      element("p", {}, [saleText]),
    ]),
  ];
}

function showPolicyLink(texts: NoticeWords["texts"]): HTMLElement {
  const href =
    document.getElementById("lagom-words")?.dataset["policy"] ?? "/policies/privacy-policy";
  return element("p", {}, [element("a", { href }, [texts["policyLink"] ?? ""])]);
}

/** Three equal ways to decide. */
function showActions(layer: Layer, dialog: HTMLDialogElement): HTMLElement {
  const { desk, words } = layer;
  const all = desk.config.ask.map(([letter]) => letter).join("");
  const button = (act: Wish["act"], granted: () => string): HTMLElement => {
    const made = element("button", { type: "button" }, [words.texts[act] ?? ""]);
    made.addEventListener("click", () => {
      void finish(layer, dialog, { act, granted: granted(), sale: readSale(dialog, act) });
    });
    return made;
  };
  const ticked = () =>
    Array.from(all)
      .filter((letter) => dialog.querySelector<HTMLInputElement>(`[name=${letter}]`)?.checked)
      .join("");
  return element("div", { class: "lagom__actions" }, [
    button("accept", () => all),
    button("refuse", () => ""),
    button("save", ticked),
  ]);
}

function readSale(dialog: HTMLElement, act: Wish["act"]): boolean | null {
  const input = dialog.querySelector<HTMLInputElement>("[name=sale]");
  if (!input) return null;
  return act === "save" ? input.checked : act === "accept";
}

function closeButton(texts: NoticeWords["texts"], dialog: HTMLDialogElement): HTMLElement {
  const label = texts["close"] ?? "";
  const button = element(
    "button",
    { type: "button", class: "lagom-choices__close", "aria-label": label, title: label },
    ["✕"],
  );
  button.addEventListener("click", () => {
    dialog.close();
  });
  return button;
}

/** After a withdrawal what was deleted is said, and what only the visitor can delete. */
async function finish({ choose, words, desk }: Layer, dialog: HTMLDialogElement, wish: Wish) {
  const before = desk.state.granted;
  const remaining = await choose(wish);
  if (Array.from(before).every((letter) => wish.granted.includes(letter))) {
    dialog.close();
    return;
  }
  const { texts } = words;
  const text = (key: string) => element("p", {}, [texts[key] ?? ""]);
  const box = element("div", { class: "lagom__box" }, [
    element("h2", { id: "lagom-choices-title", tabindex: "-1" }, [texts["saved"] ?? ""]),
    text("deleted"),
    ...(remaining.length > 0
      ? [
          text("remaining"),
          element(
            "ul",
            {},
            remaining.map((name) => element("li", {}, [name])),
          ),
        ]
      : []),
    closeButton(texts, dialog),
  ]);
  dialog.replaceChildren(box);
  box.querySelector("h2")?.focus();
}
