import { randomBytes } from "node:crypto";
import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type {
  HeldMirror,
  LedgerComparer,
  LedgerEntry,
  LedgerMirror,
  MissedMarks,
} from "../domain/erasure/ledger-ports.ts";
import { asDataRequestId, asInstallationId, asOrderId, asPersonId } from "../domain/shared/ids.ts";
import { createLedgerBox } from "../seal/ledger-box.server.ts";
import { createErasureLedger } from "./erasure-ledger.server.ts";
import { createLedgerFile } from "./ledger-file.server.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lagom-ledger-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const at = new Date("2026-11-03T10:00:00Z");
const fileName = () => path.join(folder, "new", "erasure-ledger");

type Rows = Map<number, string>;

/** The database's table in memory; its transactions run one after another and may be made to fail. */
function createMirror(rows: Rows, crash = { atPut: false }): LedgerMirror {
  let turn: Promise<unknown> = Promise.resolve();
  const entries = (): LedgerEntry[] =>
    [...rows]
      .map(([position, line]) => ({ position, line }))
      .toSorted((a, b) => a.position - b.position);
  const held: HeldMirror = {
    last: async () => entries().at(-1),
    entriesAfter: async (after) =>
      entries()
        .filter(({ position }) => position > after)
        .slice(0, 2),
    has: async (text) => entries().some(({ line }) => line.includes(text)),
    put: async (put) => {
      if (crash.atPut) throw new Error("killed");
      for (const { position, line } of put) rows.set(position, line);
    },
  };
  return {
    withLock: (work) => {
      const next = turn.then(() => work(held));
      turn = next.catch(() => undefined);
      return next;
    },
  };
}

const secret = randomBytes(32);

function openLedger(rows: Rows, more: { key?: Uint8Array; crash?: { atPut: boolean } } = {}) {
  return createErasureLedger({
    file: createLedgerFile(fileName()),
    mirror: createMirror(rows, more.crash),
    secret: async () => more.key ?? secret,
    box: createLedgerBox,
    clock: { now: () => at },
  });
}

type Ledger = ReturnType<typeof openLedger>;

const markOf = (n: number) => ({
  installationId: asInstallationId(`installation-${n}`),
  personId: asPersonId(`person-${n}`),
  dataRequestId: asDataRequestId(`request-${n}`),
  plan: "aa11",
  at,
});

async function erase(ledger: Ledger, n: number): Promise<void> {
  await ledger.begin(markOf(n));
  await ledger.complete({ ...markOf(n), suppressions: ["ab12"] });
}

/** Compares; gives what was to be erased again. `ended`: marks of requests that the database has ended. */
async function compare(ledger: Ledger, ended: readonly string[] = []) {
  let missed: MissedMarks | undefined;
  const database: LedgerComparer = {
    eraseAgain: async (_marks, all) => {
      missed = all;
      return { people: 0, installations: 0, suppressions: 0, keepings: 0 };
    },
    findEnded: async (_marks, wanted) => new Set(ended.filter((mark) => wanted.has(mark))),
  };
  const found = await ledger.compare(database);
  return { ...found, missed, lines: found.missed };
}

const readText = () => readFile(fileName(), "utf8");

describe("createErasureLedger()", () => {
  it("has a mark on disk and in the database when begin() returns, without anybody's id", async () => {
    const rows: Rows = new Map();
    const ledger = openLedger(rows);
    await compare(ledger);
    await ledger.begin(markOf(1));
    const text = await readText();
    expect(text.split("\n")).toHaveLength(3);
    expect([...rows.values()].join("\n")).toBe(text.trimEnd());
    for (const id of ["person-1", "installation-1", "request-1"]) expect(text).not.toContain(id);
    const { ofPerson } = await ledger.marks();
    expect(text).toContain(ofPerson("person-1"));
  });

  it("leaves one mark when it is told twice", async () => {
    const rows: Rows = new Map();
    const ledger = openLedger(rows);
    await erase(ledger, 1);
    const once = await readText();
    await erase(ledger, 1);
    expect(await readText()).toBe(once);
    await erase(ledger, 2);
    expect(rows.size).toBe(5);
  });

  it("has nothing to do where database and file agree", async () => {
    const rows: Rows = new Map();
    await erase(openLedger(rows), 1);
    expect(await compare(openLedger(rows))).toMatchObject({ lines: 0, rewritten: 0 });
  });

  it("tells a restored database what it missed, once", async () => {
    const rows: Rows = new Map();
    const ledger = openLedger(rows);
    await erase(ledger, 1);
    const backup: Rows = new Map(rows);
    await erase(ledger, 2);
    await ledger.begin(markOf(3));
    await ledger.removeInstallation({ installationId: asInstallationId("installation-4"), at });
    const restored = openLedger(backup);
    const marks = await restored.marks();
    const first = await compare(restored);
    expect(first.lines).toBe(4);
    expect(first.missed).toEqual({
      people: new Map([
        [
          marks.ofPerson("person-2"),
          { requests: new Set([marks.ofRequest("request-2")]), isComplete: true },
        ],
        [
          marks.ofPerson("person-3"),
          { requests: new Set([marks.ofRequest("request-3")]), isComplete: false },
        ],
      ]),
      removedInstallations: new Set([marks.ofInstallation("installation-4")]),
      suppressions: [
        { installation: marks.ofInstallation("installation-2"), digests: ["ab12"], since: at },
      ],
      keepings: [],
    });
    expect(await compare(restored)).toMatchObject({ lines: 0 });
  });

  it("tells what a law keeps longer, and nobody else can read which order it is", async () => {
    const rows: Rows = new Map();
    const ledger = openLedger(rows);
    await compare(ledger);
    const backup: Rows = new Map(rows);
    const kept = { field: "Order.poNumber", ground: "se-bookkeeping", keptUntil: "2033-12-31" };
    const keepings = [
      { ...kept, orderId: asOrderId("4711"), shopifyErasesSooner: false },
      { ...kept, orderId: asOrderId("4712"), shopifyErasesSooner: true },
    ];
    await ledger.begin({ ...markOf(1), keepings });
    const begun = await compare(openLedger(new Map(backup)));
    expect(begun.missed).toMatchObject({ keepings: [] });
    await ledger.complete({ ...markOf(1), suppressions: [], keepings });
    expect(await readText()).not.toContain("4711");
    const { missed } = await compare(openLedger(backup));
    expect(missed?.keepings).toMatchObject([
      { keepings: [{ ...kept, orderId: "4711" }], since: at },
    ]);
  });

  it("tells it again when the comparison was killed", async () => {
    const rows: Rows = new Map();
    await compare(openLedger(rows));
    const backup: Rows = new Map(rows);
    await erase(openLedger(rows), 1);
    const restored = openLedger(backup);
    const killed: LedgerComparer = {
      eraseAgain: () => Promise.reject(new Error("killed")),
      findEnded: async () => new Set(),
    };
    await expect(restored.compare(killed)).rejects.toThrow("killed");
    expect(await compare(restored)).toMatchObject({ lines: 2 });
  });

  it("tells a line that was on disk though the database's commit never came", async () => {
    const rows: Rows = new Map();
    const crash = { atPut: false };
    const ledger = openLedger(rows, { crash });
    await compare(ledger);
    crash.atPut = true;
    await expect(ledger.begin(markOf(1))).rejects.toThrow("killed");
    crash.atPut = false;
    await openLedger(rows).begin(markOf(2));
    // Nothing hides the gap: the database stays where it was until the next comparison.
    expect(rows.size).toBe(1);
    expect(await compare(ledger)).toMatchObject({ lines: 2 });
    expect(rows.size).toBe(3);
  });

  it("copies such a line with the next one, once it has compared", async () => {
    const rows: Rows = new Map();
    const crash = { atPut: false };
    const ledger = openLedger(rows, { crash });
    await compare(ledger);
    crash.atPut = true;
    await expect(ledger.begin(markOf(1))).rejects.toThrow("killed");
    crash.atPut = false;
    await ledger.begin(markOf(2));
    const whole = await readText();
    await rm(fileName());
    await ledger.begin(markOf(2));
    expect(await readText()).toBe(whole);
    expect(await compare(openLedger(rows))).toMatchObject({ lines: 0, rewritten: 0 });
  });

  it("writes down that end for every row about the person, with what the newest plan keeps", async () => {
    const rows: Rows = new Map();
    const ledger = openLedger(rows);
    await compare(ledger);
    const backup: Rows = new Map(rows);
    const kept = { field: "Order.poNumber", ground: "se-bookkeeping", keptUntil: "2033-12-31" };
    const keep = (order: string) => [
      { ...kept, orderId: asOrderId(order), shopifyErasesSooner: false },
    ];
    const other = { ...markOf(1), personId: asPersonId("person-9") };
    for (const [plan, order] of [
      ["aa11", "4711"],
      ["bb22", "4712"],
      ["bb22", "4712"],
    ] as const) {
      await ledger.begin({ ...markOf(1), plan, keepings: keep(order) });
      await ledger.begin({ ...other, plan });
    }
    // The header, and one line for each row and plan.
    expect(rows.size).toBe(5);
    const { ofRequest, ofPerson } = await ledger.marks();
    await compare(ledger, [ofRequest("request-1")]);
    expect(rows.size).toBe(7);
    const { missed } = await compare(openLedger(backup));
    for (const person of ["person-1", "person-9"]) {
      expect(missed?.people.get(ofPerson(person))).toMatchObject({ isComplete: true });
    }
    expect(missed?.keepings.flatMap(({ keepings }) => keepings)).toEqual([
      { ...kept, orderId: "4712" },
    ]);
  });

  it("writes down the end of an erasure that was killed before it could", async () => {
    const rows: Rows = new Map();
    const ledger = openLedger(rows);
    await compare(ledger);
    const backup: Rows = new Map(rows);
    await ledger.begin({ ...markOf(1), suppressions: ["ab12"] });
    await ledger.begin(markOf(2));
    const { ofRequest, ofPerson } = await ledger.marks();
    await compare(ledger, [ofRequest("request-1")]);
    expect(rows.size).toBe(4);
    await compare(ledger, [ofRequest("request-1")]);
    expect(rows.size).toBe(4);
    const { missed } = await compare(openLedger(backup));
    const isComplete = (id: string) => missed?.people.get(ofPerson(id))?.isComplete;
    expect([isComplete("person-1"), isComplete("person-2")]).toEqual([true, false]);
  });

  it("writes a lost file again from the database, byte for byte", async () => {
    const rows: Rows = new Map();
    const ledger = openLedger(rows);
    await erase(ledger, 1);
    await erase(ledger, 2);
    const before = await readText();
    await rm(fileName());
    expect(await compare(openLedger(rows))).toMatchObject({ lines: 0, rewritten: 5 });
    expect(await readText()).toBe(before);
    await rm(fileName());
    await erase(ledger, 3);
    expect((await readText()).startsWith(before)).toBe(true);
  });

  it("adds to an old copy of the file what the database knows", async () => {
    const rows: Rows = new Map();
    const ledger = openLedger(rows);
    await erase(ledger, 1);
    const old = await readText();
    await erase(ledger, 2);
    const whole = await readText();
    await writeFile(fileName(), old);
    expect(await compare(ledger)).toMatchObject({ rewritten: 2 });
    expect(await readText()).toBe(whole);
  });

  it("cuts off what a killed write left at the end", async () => {
    const rows: Rows = new Map();
    const ledger = openLedger(rows);
    await erase(ledger, 1);
    const whole = await readText();
    await appendFile(fileName(), '{"n":3,"at":"2026-11');
    await compare(ledger);
    expect(await readText()).toBe(whole);
    await appendFile(fileName(), "\0\0\0");
    await erase(ledger, 2);
    expect(await compare(ledger)).toMatchObject({ lines: 0 });
    expect((await readText()).startsWith(whole)).toBe(true);
  });

  it("refuses a file with any one byte changed before its last line, and names the line", async () => {
    const rows: Rows = new Map();
    const ledger = openLedger(rows);
    for (const n of [1, 2, 3]) await erase(ledger, n);
    const good = Buffer.from(await readText());
    const ends = good.lastIndexOf("\n", good.length - 2);
    for (let byte = 0; byte < ends; byte += 41) {
      const bad = Buffer.from(good);
      bad[byte] = (bad[byte] ?? 0) ^ 1;
      await writeFile(fileName(), bad);
      const line = good.subarray(0, byte).filter((one) => one === 0x0a).length + 1;
      await expect(compare(ledger)).rejects.toThrow(new RegExp(`broken in line ${line}\\.`, "u"));
    }
  });

  it("refuses a file that lacks a line in the middle", async () => {
    const rows: Rows = new Map();
    const ledger = openLedger(rows);
    for (const n of [1, 2]) await erase(ledger, n);
    const lines = (await readText()).split("\n");
    await writeFile(fileName(), lines.toSpliced(2, 1).join("\n"));
    await expect(compare(ledger)).rejects.toThrow("broken in line 3");
  });

  it("refuses a file of another database", async () => {
    await erase(openLedger(new Map()), 1);
    const other = openLedger(new Map(), { key: randomBytes(32) });
    await expect(compare(other)).rejects.toThrow("made for another database");
  });

  it("refuses a file that went another way than the database", async () => {
    const one: Rows = new Map();
    const other: Rows = new Map();
    await compare(openLedger(one));
    for (const [position, line] of one) other.set(position, line);
    const header = await readText();
    await erase(openLedger(one), 1);
    await writeFile(fileName(), header);
    await erase(openLedger(other), 2);
    await expect(compare(openLedger(one))).rejects.toThrow("do not belong together");
  });

  it("keeps the chain whole when several write at once", async () => {
    const rows: Rows = new Map();
    const mirror = createMirror(rows);
    const writers = [1, 2, 3].map(() =>
      createErasureLedger({
        file: createLedgerFile(fileName()),
        mirror,
        secret: async () => secret,
        box: createLedgerBox,
        clock: { now: () => at },
      }),
    );
    await Promise.all(
      Array.from({ length: 30 }, (_, n) => writers[n % writers.length]!.begin(markOf(n))),
    );
    expect(await compare(writers[0]!)).toMatchObject({ lines: 0 });
    expect(rows.size).toBe(31);
  });
});
