import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { repositoryRoot, runCommand } from "./run-command.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lagom-policy-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const script = path.join(repositoryRoot, "scripts/grade-policy.ts");
const run = (...args: readonly string[]) =>
  runCommand(process.execPath, ["--disable-warning=ExperimentalWarning", script, ...args], {
    output: "keep",
  });

const resultSchema = z.strictObject({
  language: z.enum(["en", "sv", "other"]),
  promises: z.array(z.strictObject({ kind: z.string(), quote: z.string() })),
  contacts: z.array(z.strictObject({ kind: z.string(), value: z.string(), quote: z.string() })),
  required: z.array(
    z.strictObject({
      item: z.string(),
      source: z.string(),
      state: z.enum(["present", "vague", "missing", "outdated"]),
      quote: z.string(),
    }),
  ),
});

describe("grade-policy", () => {
  it("prints one JSON object and nothing else, whatever the encoding, and for an empty file", async () => {
    const file = path.join(folder, "policy.txt");
    const texts = [Buffer.from("Vi säljer aldrig dina uppgifter.", "latin1"), Buffer.alloc(0)];
    const results = [];
    for (const text of texts) {
      await writeFile(file, text);
      const { code, text: printed } = await run(file);
      expect(code).toBe(0);
      results.push(resultSchema.parse(JSON.parse(printed)));
    }
    expect(results[0]?.promises).toEqual([
      { kind: "no-sale", quote: "Vi säljer aldrig dina uppgifter." },
    ]);
    expect(results[1]?.promises).toEqual([]);
  });

  it("exits with 1 when the file cannot be read and with 2 when it is called wrongly", async () => {
    expect(await run(path.join(folder, "none.txt"))).toMatchObject({ code: 1 });
    expect(await run(folder)).toMatchObject({ code: 1 });
    expect(await run()).toMatchObject({ code: 2 });
    expect(await run("a", "b")).toMatchObject({ code: 2 });
  });
});
