import path from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, it } from "vitest";
import { parseEnvironment } from "../../app/config/env.server.ts";
import { filesMatching, readText } from "../support/repository.ts";

/** Variables the launcher reads and the app never sees. */
const LAUNCHER_ONLY = ["EMBEDDED_DATABASE"];
/** Set by the machinery around the app, not by an operator. */
const NOT_FOR_OPERATORS = ["NODE_ENV"];

function variablesOfSchema(): string[] {
  const names = readText("app/config/env.server.ts").matchAll(/^ {2}([A-Z][A-Z_]+):/gm);
  return [...new Set([...names].map((match) => match[1] ?? ""))].filter(
    (name) => !NOT_FOR_OPERATORS.includes(name),
  );
}

describe("documents", () => {
  it("give every domain folder a README of at most 40 lines", () => {
    const folders = new Set(
      filesMatching("app/domain/*/**/*.ts").map((file) => file.split("/").slice(0, 3).join("/")),
    );
    const readmes = new Set(filesMatching("app/domain/*/README.md"));
    const missing = [...folders].filter((folder) => !readmes.has(`${folder}/README.md`));
    const long = [...readmes].filter((file) => readText(file).trimEnd().split("\n").length > 40);
    expect({ missing, long }).toEqual({ missing: [], long: [] });
  });

  it("give every decision the four headings of the template, under its own number", () => {
    const headings = (file: string) => readText(file).match(/^## .+$/gm);
    const wanted = headings("docs/decisions/000-template.md");
    const records = filesMatching("docs/decisions/[0-9]*.md").slice(1);
    for (const file of records) {
      expect(headings(file), file).toEqual(wanted);
      expect(readText(file), file).toMatch(new RegExp(`^# ${path.basename(file).slice(0, 3)}\\. `));
    }
    const numbers = records.map((file) => path.basename(file).slice(0, 3));
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it("point only at files that are there", () => {
    const broken = filesMatching("*.md", "docs/**/*.md", "app/**/*.md", "local-shopify/**/*.md")
      .flatMap((file) =>
        [...readText(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => ({
          file,
          target: path.join(path.dirname(file), match[1] ?? ""),
        })),
      )
      .filter(({ target }) => filesMatching(target.replace(/\/$/, "")).length === 0);
    expect(broken).toEqual([]);
  });

  it("keep to one word per thing", () => {
    const forbidden =
      /\bDSA?Rs?\b|\bGDPR request|\b(cookie|consent) banner|\bblack-?list|\bblocklist/i;
    // What Node, Shopify and authorities call things of their own is not ours to choose.
    const othersNames =
      /BlockList|Cookie Banner Taskforce|Shopify(?:[’']s| shows its) (?:own )?cookie banner/g;
    const files = filesMatching("*.md", "docs/**/*.md", "{app,local-shopify}/**/*.{ts,tsx,md}")
      .filter((file) => file !== "docs/glossary.md" && !file.startsWith("app/generated/"))
      .filter((file) => forbidden.test(readText(file).replaceAll(othersNames, "")));
    expect(files).toEqual([]);
  });

  it("name the two commands and every setting in the README", () => {
    const readme = readText("README.md");
    expect(readme).toContain("npm run demo\nnpm test");
    const settings = [...variablesOfSchema(), ...LAUNCHER_ONLY];
    expect(settings.filter((name) => !readme.includes(`| \`${name}\``))).toEqual([]);
  });
});

describe(".env.example", () => {
  const text = readText(".env.example");

  it("is accepted by the app as it stands, given the database the launcher starts", () => {
    const values = parseEnv(text);
    expect(values["EMBEDDED_DATABASE"]).toBeTruthy();
    const started = { ...values, DATABASE_URL: "postgresql://postgres@127.0.0.1:5432/postgres" };
    expect(parseEnvironment(started).PROCESS_ROLE).toBe("all");
  });

  it("holds the very key that npm start refuses for a real app", () => {
    const values = parseEnv(text);
    const launcher = readText("scripts/start.ts");
    expect(launcher).toContain(`key: "${values["KEY_ENCRYPTION_KEY"] ?? "missing"}"`);
    expect(launcher).toContain(`app: "${values["SHOPIFY_API_KEY"] ?? "missing"}"`);
  });

  it("names every setting the app reads, and none it does not", () => {
    const named = [...text.matchAll(/^(?:# )?([A-Z][A-Z_]+)=/gm)].map((match) => match[1] ?? "");
    const known = [...variablesOfSchema(), ...LAUNCHER_ONLY];
    const asked = (names: readonly string[]) =>
      new Set(names.map((name) => name.replace(/_FILE$/, "")));
    expect(asked(named)).toEqual(asked(known));
  });
});
