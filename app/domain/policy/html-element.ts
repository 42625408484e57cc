import { escapeHtml, safeHref } from "../shared/escape-html.ts";

/** Markup, made by this file alone: whatever else goes into an element is escaped on the way. */
export type Html = { readonly html: string };

/** Texts are escaped, markup is taken as it is. */
export type Content = string | Html | readonly Content[];

/** Elements that Shopify's policy editor keeps and themes style. */
export type ElementName =
  | ("h2" | "h3" | "p" | "ul" | "li" | "strong" | "span")
  | ("table" | "thead" | "tbody" | "tr" | "th" | "td");

/** An element around its content; `id` is where a link of the contents leads. */
export function element(name: ElementName, content: Content, id?: string): Html {
  const anchor = id === undefined ? "" : ` id="${escapeHtml(id)}"`;
  return { html: `<${name}${anchor}>${render(content)}</${name}>` };
}

/** A cell that heads its row or column. */
export function headCell(content: Content): Html {
  return { html: `<th scope="col">${render(content)}</th>` };
}

/** Pieces one after the other, each on a line of its own. */
export function joinHtml(pieces: readonly Html[]): Html {
  return { html: pieces.map(({ html }) => html).join("\n") };
}

/** A link where the address is an https one, else the text alone. */
export function webLink(address: string, content: string): Html {
  const href = safeHref(address);
  return {
    html:
      href === undefined
        ? escapeHtml(content)
        : `<a href="${escapeHtml(href)}" rel="noopener">${escapeHtml(content)}</a>`,
  };
}

/** A link that writes to an address where it looks like one, else the text alone. */
export function mailLink(address: string): Html {
  const text = escapeHtml(address);
  const isAddress = /^[^\s@<>"'&?#]+@[^\s@<>"'&?#]+$/u.test(address);
  return { html: isAddress ? `<a href="mailto:${text}">${text}</a>` : text };
}

/** A link to a part of the same page. */
export function anchorLink(id: string, content: string): Html {
  return { html: `<a href="#${escapeHtml(id)}">${escapeHtml(content)}</a>` };
}

/** A list; nothing for no items. */
export function bulletList(items: readonly Content[]): Html {
  return items.length === 0
    ? { html: "" }
    : element(
        "ul",
        items.map((item) => element("li", item)),
      );
}

/** Technical names that a narrow column may break where their parts meet, and a long part anywhere. */
export function breakable(name: string): Html {
  return {
    html: name
      .split(/(?<=[_./-])(?=\w)|(?<=(?:^|\s)(?:\S{16})+)(?=\S)/u)
      .map(escapeHtml)
      .join("<wbr>"),
  };
}

/** A table with its columns named. */
export function dataTable(head: readonly string[], rows: readonly (readonly Content[])[]): Html {
  const headRow = element("tr", head.map(headCell));
  const bodyRows = rows.map((cells) =>
    element(
      "tr",
      cells.map((cell) => element("td", cell)),
    ),
  );
  return element("table", [element("thead", headRow), element("tbody", bodyRows)]);
}

function render(content: Content): string {
  if (typeof content === "string") return escapeHtml(content);
  return "html" in content ? content.html : content.map(render).join("");
}
