// npm run --silent grade-policy -- FILE: reads a privacy policy (HTML, text, Markdown) and prints one
// JSON object with what it promises, how the store is reached and how it stands against the law.
// Docs: docs/grade-policy.md. Exit codes: 0 read, 1 the file cannot be read, 2 called wrongly.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { decodePolicyFile } from "../app/domain/policy/reading/decode-policy-file.ts";
import { readPolicy, type SourceFormat } from "../app/domain/policy/reading/read-policy.ts";

const formats: Readonly<Record<string, SourceFormat>> = {
  ".html": "html",
  ".htm": "html",
  ".xhtml": "html",
};

async function main(args: readonly string[]): Promise<number> {
  const [file] = args;
  if (file === undefined || args.length > 1 || file.startsWith("--")) {
    process.stderr.write("Usage: npm run --silent grade-policy -- FILE\n");
    return 2;
  }
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path.resolve(file));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${file} cannot be read: ${reason}\n`);
    return 1;
  }
  const format = formats[path.extname(file).toLowerCase()] ?? "detect";
  process.stdout.write(`${JSON.stringify(readPolicy(decodePolicyFile(bytes), format))}\n`);
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
