import type { JudgedPart } from "../../domain/promises/judge-written.ts";
import type { WrittenElement, WrittenPart } from "../../domain/promises/types.ts";
import { scanPageWords } from "./promise-words.ts";

/** Something the theme writes that no notice can hold back, with the line to change. */
export type ShownWritten = {
  readonly id: string;
  readonly title: string;
  /** What happens because of it, as far as the scan saw. */
  readonly effect: string;
  /** Where in the theme it probably is. */
  readonly where: string;
  /** The line as it stands, shortened; and as it should be. Null where it has to go. */
  readonly before: string;
  readonly after: string | null;
  readonly todo: string;
};

const elementWords: Readonly<Record<WrittenElement, string>> = {
  ...{ image: "Picture", frame: "Frame", script: "Script", stylesheet: "Style sheet" },
  ...{ media: "Film, sound or picture", hint: "Early loading" },
};

/** Everything a scan found written in the theme, one for each line to change. */
export function presentWritten(judged: readonly JudgedPart[]): readonly ShownWritten[] {
  return judged.map((one) => {
    const { part, recipient } = one;
    const of = recipient === part.host ? "" : ` (${recipient})`;
    return {
      id: `${part.element} ${part.address} ${part.place} ${part.placeName}`,
      title: `${elementWords[part.element]} from ${part.host}${of}`,
      effect: toEffect(one),
      where: toWhere(part),
      ...toLines(one),
    };
  });
}

function toEffect({ part, wasAsked, didRun, cookies }: JudgedPart): string {
  if (part.isWithoutScript) {
    return "Browsers without scripts fetch it, although such visitors cannot be asked.";
  }
  const fetched = wasAsked
    ? "The scan’s browser asked for it before any choice"
    : "It was stopped this time, but a browser may fetch it before the notice runs";
  const ran = didRun ? ", and it ran" : ", but it did not run";
  const names = cookies.map((name) => `“${name}”`).join(", ");
  const stored = cookies.length === 0 ? "" : ` It set ${names}.`;
  return `${fetched}${part.element === "script" ? ran : ""}.${stored}`;
}

function toWhere({ place, placeName, host, pages }: WrittenPart): string {
  const kinds = pages.map((page) => scanPageWords[page]).join(", ");
  return `${placeWords(place, placeName)} Search the theme’s code for “${host}”. Seen on: ${kinds}.`;
}

function placeWords(place: WrittenPart["place"], name: string): string {
  switch (place) {
    case "head":
      return "In the page’s head: layout/theme.liquid, or a snippet it renders.";
    case "section":
      return `In the section “${name}”, or in a text it shows.`;
    case "app-block":
      return `In the app block “${name}”: ask the app’s maker for a way to wait, or take the block out.`;
    case "body":
      return "Outside of every section: layout/theme.liquid, or a snippet it renders.";
  }
}

type Lines = Pick<ShownWritten, "before" | "after" | "todo">;

/** Names and attributes as the theme developers' page of the docs gives them. */
function toLines({ part, categories }: JudgedPart): Lines {
  const mark = `data-lagom-category="${categories.join(" ")}"`;
  const address = `https://${part.address}`;
  if (part.isWithoutScript) {
    const before = `<noscript>… ${address} …</noscript>`;
    return { before, after: null, todo: "Take the whole noscript out." };
  }
  const src = `src="${address}"`;
  switch (part.element) {
    case "image":
      return toMarked("img", src, {
        mark,
        todo: "Leave a srcset out, or write data-lagom-srcset.",
      });
    case "frame":
      return toMarked("iframe", src, { mark, todo: "Visitors see why it is empty, and a button." });
    case "stylesheet": {
      const href = `href="${address}"`;
      return toMarked('link rel="stylesheet"', href, { mark, todo: "" });
    }
    case "script":
      return {
        before: `<script ${src} …></script>`,
        after: `<script type="text/plain" ${mark} ${src} …></script>`,
        todo: "",
      };
    case "media":
      return {
        ...{ before: `<… ${src} …>`, after: null },
        todo: "Take it out, or show it in a frame that is marked.",
      };
    case "hint":
      return {
        ...{ before: `<link rel="…" href="${address}">`, after: null },
        todo: "Take the line out: it only makes the browser ask earlier.",
      };
  }
}

function toMarked(
  tag: string,
  attribute: string,
  { mark, todo }: { readonly mark: string; readonly todo: string },
): Lines {
  const before = `<${tag} ${attribute} …>`;
  return { before, after: `<${tag} ${mark} data-lagom-${attribute} …>`, todo };
}
