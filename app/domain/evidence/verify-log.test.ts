import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  chainLogId,
  chainPublicKey,
  exportedChain,
} from "../../../tests/support/evidence-chain.ts";
import { isSignedBy, sha256 } from "../../db/evidence/evidence-signing.server.ts";
import { splitLines } from "./split-lines.ts";
import { createLogVerifier, type LogVerdict } from "./verify-log.ts";

const deps = { digest: sha256, isSigned: isSignedBy };

async function verify(bytes: Uint8Array, pinnedKey?: string): Promise<LogVerdict> {
  const verifier = createLogVerifier({ ...deps, pinnedKey });
  // In two pieces, so that lines lie across borders.
  const middle = Math.floor(bytes.length / 2);
  const chunks = async function* () {
    yield bytes.subarray(0, middle);
    yield bytes.subarray(middle);
  };
  for await (const lines of splitLines(chunks())) {
    for (const line of lines) {
      const broken = verifier.take(line);
      if (broken !== undefined) return { ok: false, broken };
    }
  }
  return verifier.end();
}

const whole = { lines: 30, checkpointEvery: 8 };
const chain = [...exportedChain(whole)];
const pruned = [...exportedChain({ ...whole, prunedThrough: 16 })];
const short = { lines: 10, checkpointEvery: 4 };
const toBytes = (lines: readonly string[]) => Buffer.from(lines.join(""));

/** The line, from 1, that holds the byte at this position; its newline is its last byte. */
function lineAt(bytes: Uint8Array, position: number): number {
  return bytes.subarray(0, position).filter((byte) => byte === 0x0a).length + 1;
}

function brokenAt(line: number, reason?: string) {
  return { ok: false, broken: { line, reason: reason ?? (expect.any(String) as string) } };
}

describe("createLogVerifier()", () => {
  it("finds a whole log as it was written", async () => {
    expect(await verify(toBytes(chain))).toEqual({
      ok: true,
      log: {
        ...{ logId: chainLogId, entries: 30, checkpoints: 3, prunedThrough: 0 },
        ...{ signedThrough: 24, head: { seq: 30, hash: expect.any(String) as string } },
      },
    });
  });

  it("finds a pruned log as it was written, from its checkpoint on", async () => {
    const verdict = await verify(toBytes(pruned));
    expect(verdict).toMatchObject({
      ok: true,
      log: { prunedThrough: 16, entries: 14, checkpoints: 1, signedThrough: 24 },
    });
  });

  it.each([
    ["a whole log", [...exportedChain(short)]],
    ["a pruned log", [...exportedChain({ ...short, prunedThrough: 4 })]],
  ])(
    "names the line of any one changed byte of %s",
    async (_name, lines) => {
      const bytes = toBytes(lines);
      const missed: object[] = [];
      for (let position = 0; position < bytes.length; position += 1) {
        const changed = Uint8Array.from(bytes);
        // Another change at every place, never none.
        changed[position] = (changed[position] ?? 0) ^ (1 + ((position * 31) % 255));
        const verdict = await verify(changed);
        const isFound = !verdict.ok && verdict.broken.line === lineAt(bytes, position);
        if (!isFound) missed.push({ position, verdict });
      }
      expect(missed).toEqual([]);
    },
    60_000,
  );

  it("names the line of any byte changed to any other", async () => {
    const bytes = toBytes(chain);
    const position = fc.integer({ min: 0, max: bytes.length - 1 });
    await fc.assert(
      fc.asyncProperty(position, fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = Uint8Array.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ change;
        expect(await verify(changed)).toEqual(brokenAt(lineAt(bytes, at)));
      }),
      { numRuns: 500 },
    );
  });

  it("finds any line that was taken away, and anything cut off", async () => {
    for (let line = 1; line <= chain.length; line += 1) {
      const without = chain.filter((_line, index) => index !== line - 1);
      const verdict = await verify(toBytes(without));
      // A missing checkpoint leaves no gap in the numbers: the trailer's count tells.
      const isCheckpoint = chain[line - 1]?.includes('"kind":"checkpoint"') === true;
      expect(verdict).toEqual(brokenAt(isCheckpoint ? without.length : line));
      const shorter = chain.slice(0, line - 1);
      expect(await verify(toBytes(shorter))).toEqual(brokenAt(line, "cut-off"));
    }
  });

  it("finds any two neighbouring lines that changed places", async () => {
    for (let line = 1; line < chain.length; line += 1) {
      const [before, first, second, after] = [
        chain.slice(0, line - 1),
        chain.slice(line - 1, line),
        chain.slice(line, line + 1),
        chain.slice(line + 1),
      ];
      // An entry in a checkpoint's place is in order; the checkpoint behind it is not.
      const isCheckpoint = first[0]?.includes('"kind":"checkpoint"') === true;
      const changed = toBytes([...before, ...second, ...first, ...after]);
      const isLate = isCheckpoint && second[0]?.includes('"kind":"entry"') === true;
      expect(await verify(changed)).toEqual(brokenAt(isLate ? line + 1 : line));
    }
  });

  it("finds a line that was doubled", async () => {
    for (let line = 1; line <= chain.length; line += 1) {
      const doubled = [...chain.slice(0, line), ...chain.slice(line - 1)];
      expect(await verify(toBytes(doubled))).toEqual(brokenAt(line + 1));
    }
  });

  it("finds lines whose hashes were made to fit, at the next signed one", async () => {
    // Written anew from line 5 on, checkpoints left as they were signed.
    const other = [...exportedChain({ ...whole, factsFrom: 5 })];
    const isSigned = (line: string | undefined) => line?.includes('"kind":"checkpoint"') === true;
    const forged = other.map((line, at) => (isSigned(line) ? (chain[at] ?? "") : line));
    expect(await verify(toBytes(other))).toMatchObject({ ok: true });
    expect(await verify(toBytes(forged))).toEqual(brokenAt(10, "wrong-hash"));
  });

  it("trusts the pinned key alone", async () => {
    expect(await verify(toBytes(chain), chainPublicKey)).toMatchObject({ ok: true });
    expect(await verify(toBytes(chain), "ab".repeat(32))).toEqual(brokenAt(10, "wrong-key"));
    const unsigned = [...exportedChain({ lines: 3, checkpointEvery: 8 })];
    expect(await verify(toBytes(unsigned), chainPublicKey)).toEqual(brokenAt(5, "not-signed"));
  });

  it("does not take a log that lacks its beginning for a pruned one", async () => {
    const silent = pruned.map((line) => line.replace("log.pruned", "log.prune2"));
    expect(await verify(toBytes(silent))).toEqual(brokenAt(2, "wrong-hash"));
    const [header = ""] = pruned;
    const later = [...exportedChain(whole)].slice(19);
    expect(await verify(toBytes([header, ...later]))).toEqual(
      brokenAt(later.length + 1, "wrong-count"),
    );
  });

  it("does not believe a line that says that lines were pruned before it is signed", async () => {
    // Signed lines were taken away up to a checkpoint; anybody can chain such a line behind it.
    const forged = [...exportedChain({ lines: 20, checkpointEvery: 16, prunedThrough: 16 })];
    expect(forged[1]).toContain('"event":"log.pruned"');
    expect(await verify(toBytes(forged))).toEqual(brokenAt(forged.length, "not-pruned"));
    expect(await verify(toBytes(forged), chainPublicKey)).toEqual(
      brokenAt(forged.length, "not-pruned"),
    );
    const signed = [...exportedChain({ lines: 34, checkpointEvery: 16, prunedThrough: 16 })];
    expect(await verify(toBytes(signed), chainPublicKey)).toMatchObject({ ok: true });
  });

  it("takes a line of endless length for no line", async () => {
    const endless = Buffer.alloc(3_000_000, 0x61);
    expect(await verify(endless)).toEqual(brokenAt(1, "not-a-line"));
  });
});
