import { existsSync } from "node:fs";
import { mkdtemp, readdir, readlink, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSealedSpool, type Spool } from "./sealed-spool.server.ts";

let folder: string;
let spool: Spool;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "spool-test-"));
  vi.stubEnv("TMPDIR", folder);
  spool = createSealedSpool();
});
afterEach(async () => {
  await spool.close();
  await rm(folder, { recursive: true });
});

const read = async (name: string): Promise<string> =>
  (await buffer(spool.read(name))).toString("utf8");

/** What this process has open in the folder, named or not. */
async function openFiles(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const descriptor of await readdir("/proc/self/fd")) {
    const file = `/proc/self/fd/${descriptor}`;
    const target = await readlink(file).catch(() => "");
    if (target.startsWith(folder)) found.push(file);
  }
  return found;
}

const long = "Björkstigen 12, ".repeat(20_000);

describe("createSealedSpool()", () => {
  it("gives each name its own text back, in order, however much it was", async () => {
    for (let part = 0; part < 3; part += 1) {
      await spool.write("a", `${part}${long}`);
      await spool.write("b", `${part},`);
    }
    expect(await read("a")).toBe(`0${long}1${long}2${long}`);
    expect(await read("b")).toBe("0,1,2,");
    expect(await read("a")).toHaveLength(3 * (long.length + 1));
    expect(await read("never written")).toBe("");
  });

  it.runIf(existsSync("/proc/self/fd"))(
    "leaves no file to be found and no readable word on the disk",
    async () => {
      await spool.write("a", long);
      expect(await readdir(folder)).toEqual([]);
      const files = await openFiles();
      expect(files).toHaveLength(1);
      const raw = await readFile(files[0]!);
      expect(raw.length).toBeGreaterThan(100_000);
      expect(raw.includes("Björkstigen")).toBe(false);
    },
  );

  it("opens no file for little text", async () => {
    await spool.write("a", "little");
    expect(await openFiles()).toEqual([]);
    expect(await read("a")).toBe("little");
  });
});
