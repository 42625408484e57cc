/** What a notice adds to a page. */
export type Added = {
  /** Goes first in the head. */
  readonly headFirst?: string;
  /** Goes last in the head. */
  readonly head?: string;
  /** Goes last in the body. */
  readonly body?: string;
};

const card = (number: number) =>
  `<li><a href="/products/${String(number)}"><svg width="160" height="160" aria-hidden="true"><rect width="160" height="160" fill="#dde3d8"></rect></svg><h2>Wool socks ${String(number)}</h2><p>129 kr</p></a></li>`;

/** About 100 elements, as a small collection page has; with `filler` some 300 kB more text below them. */
export function shopPage(
  { headFirst = "", head = "", body = "" }: Added,
  { isBig = false } = {},
): string {
  const filler = isBig ? bigText() : "";
  return `<!doctype html>
<html lang="en"><head>${headFirst}<meta charset="utf-8"><title>Wool socks</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="description" content="Socks of wool, made to last.">
<link rel="stylesheet" href="/theme.css">${head}</head>
<body><header><a href="/">Sockhuset</a><nav aria-label="Main"><a href="/collections/all">All</a> <a href="/cart">Cart</a></nav></header>
<main><h1>Wool socks</h1><ul>${Array.from({ length: 14 }, (_, at) => card(at + 1)).join("\n")}</ul>
${filler}</main>
<footer><a href="/policies/privacy-policy">Privacy policy</a></footer>${body}</body></html>`;
}

/** Paragraphs that do not repeat, so that compressing them does not make the page small again. */
function bigText(): string {
  let seed = 17;
  const syllables = "ul len sock hus stick ning varm tå häl rib mön ster garn färg tvätt".split(
    " ",
  );
  const next = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed;
  };
  const word = () =>
    Array.from({ length: 2 + (next() % 3) }, () => syllables[next() % syllables.length]).join("");
  const parts: string[] = [];
  for (let size = 0; size < 300_000;) {
    const part = `<p>${Array.from({ length: 60 }, word).join(" ")}.</p>`;
    parts.push(part);
    size += part.length;
  }
  return parts.join("\n");
}

export const themeCss = `*{box-sizing:border-box}body{margin:0;font:16px/1.5 sans-serif;color:#1c1c1c}header,footer{padding:16px}main{padding:0 16px}ul{display:grid;grid-template-columns:1fr 1fr;gap:16px;padding:0;list-style:none}svg{max-width:100%}h2{font-size:1rem;margin:.25rem 0}p{margin:0}`;
