// Builds storefront/ into the theme extension: the inline script and the style as snippets, the deferred
// scripts as assets. The built files are committed; a test compares them with what this gives.
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import { minify } from "terser";
import { repositoryRoot } from "./run-command.ts";

const extension = "extensions/storefront";

/** Nothing but the code is printed, so that its hash is the published one; `raw` keeps braces from being read as Liquid. */
const asSnippet = (source: string, text: string): string =>
  `{% comment %}Built from storefront/${source} by scripts/build-storefront.ts.{% endcomment %}{% raw %}${text}{% endraw %}`;

/** What comes only where it has work stays a file of its own, beside the one that asks for it. */
const ownFile: Plugin = {
  name: "own-file",
  setup: (bundler) => {
    bundler.onResolve({ filter: /release\.ts$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: "./lagom-release.js", external: true } : undefined,
    );
  },
};

type Format = "iife" | "esm";

/**
 * Names of properties that only our own scripts read, of objects they hand to each other: written as one letter
 * each, the same in every file. Not among them: what comes as JSON, stands in attributes, is said in the public
 * event or in a report, or belongs to the browser.
 */
const ownNames = [
  ...["config", "state", "gate", "isPreview", "notes", "tell", "decide", "readFacts", "attach"],
  ...["adoptStyle", "keep", "choose", "isAsking", "kept", "minutes", "terms", "granted"],
  ...["held", "onHold", "item", "missing", "readChoiceText"],
];
const ownLetters = Object.fromEntries(
  ownNames.map((name, index) => [name, String.fromCharCode(97 + index)]),
);

async function bundle(entry: string, format: Format = "iife"): Promise<string> {
  const { outputFiles } = await build({
    ...{
      entryPoints: [path.join(repositoryRoot, "storefront", entry)],
      absWorkingDir: repositoryRoot,
    },
    ...{ bundle: true, minify: true, write: false, format, target: "es2022", charset: "utf8" },
    mangleProps: new RegExp(`^(?:${ownNames.join("|")})$`),
    mangleCache: ownLetters,
    plugins: [ownFile],
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error(`Nothing came of storefront/${entry}`);
  return entry.endsWith(".css") ? file.text.trim() : shorten(file.text, format);
}

/** What esbuild leaves long: it takes each statement by itself, terser the whole. */
async function shorten(script: string, format: Format): Promise<string> {
  const { code } = await minify(script, {
    ...{ module: format === "esm", ecma: 2020, format: { ecma: 2020, semicolons: true } },
    compress: { passes: 3, ecma: 2020, keep_fargs: false, unsafe_arrows: true },
  });
  if (code === undefined) throw new Error("Nothing came of terser");
  return code.trim();
}

/** The inline script exactly as it stands in a page; its SHA-256 is what a merchant's policy allows. */
export const buildHeadScript = (): Promise<string> => bundle("head.ts");

/** The same where Google, Microsoft or Meta is told; with a SHA-256 of its own. */
export const buildSignalsScript = (): Promise<string> => bundle("head-with-signals.ts");

/** As a Content-Security-Policy names an inline script. */
const toHash = (script: string): string =>
  `'sha256-${createHash("sha256").update(script).digest("base64")}'\n`;

/** Every built file by its path in the repository. */
export async function buildStorefront(): Promise<ReadonlyMap<string, string>> {
  const [head, signals, style, choicesStyle, consent, release] = await Promise.all([
    buildHeadScript(),
    buildSignalsScript(),
    bundle("notice.css"),
    bundle("choices.css"),
    bundle("consent.ts", "esm"),
    bundle("release.ts", "esm"),
  ]);
  return new Map([
    [`${extension}/snippets/notice-script.liquid`, asSnippet("head.ts", head)],
    [`${extension}/snippets/notice-signals.liquid`, asSnippet("head-with-signals.ts", signals)],
    [`${extension}/snippets/notice-style.liquid`, asSnippet("notice.css", style)],
    [`${extension}/snippets/notice-choices-style.liquid`, asSnippet("choices.css", choicesStyle)],
    [`${extension}/assets/lagom-consent.js`, `${consent}\n`],
    [`${extension}/assets/lagom-release.js`, `${release}\n`],
    ["docs/notice-script-hashes.txt", [head, signals].map(toHash).join("")],
  ]);
}

/** Writes them. */
export async function writeStorefront(): Promise<void> {
  for (const [file, text] of await buildStorefront()) {
    writeFileSync(path.join(repositoryRoot, file), text);
    process.stdout.write(`${file} ${Buffer.byteLength(text)} bytes\n`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await writeStorefront();
