import { describe, expect, it } from "vitest";
import { type ConsentRecord, toRecordId } from "../../domain/consent/record.ts";
import { presentConsents, presentReplay } from "./present-consents.ts";

const at = new Date("2026-11-23T10:00:00Z");
const reader = { timeZone: "Europe/Stockholm", now: at };
const consentId = "0123456789abcdef0123456789abcdef";

function record(number: number, over: Partial<ConsentRecord> = {}): ConsentRecord {
  return {
    ...{ id: toRecordId(consentId, number), consentId, number, chosenAt: at, recordedAt: at },
    ...{ notice: "00112233445566aa", language: "sv", region: "USCA", regime: "opt-out" },
    ...{ choices: { preferences: true, statistics: true, marketing: false, sale: false } },
    ...{ act: "save", device: "phone", gpc: false, told: true },
    ...over,
  };
}

describe("presentConsents()", () => {
  it("says beside the act where the browser sent Global Privacy Control", () => {
    const page = { records: [record(2, { gpc: true }), record(1)], older: null, newer: null };
    const keeping = { amount: 3, unit: "years", isFromRegister: true } as const;
    expect(presentConsents(page, keeping, reader).records.map(({ act }) => act)).toEqual([
      "Chose for themselves (browser asks for privacy)",
      "Chose for themselves",
    ]);
  });
});

describe("presentReplay()", () => {
  const versionOf = (history: readonly ConsentRecord[]) => {
    const [chosen] = history;
    if (chosen === undefined) return undefined;
    const words = { language: "sv", direction: "ltr", registerLanguage: "sv" } as const;
    const replayed = {
      ...{ record: chosen, first: [], second: [], words: { ...words, texts: {}, groups: [] } },
    };
    const { facts } = presentReplay(replayed, history, reader);
    return facts.find(([label]) => label === "Version of the notice")?.[1];
  };

  it("says where the notice had changed since the browser's choice before", () => {
    const before = record(1, { notice: "ffeeddccbbaa9988" });
    expect(versionOf([record(2), before])).toBe(
      "00112233445566aa: changed since choice 1 of this browser",
    );
    expect(versionOf([record(2), record(1)])).toBe("00112233445566aa");
    expect(versionOf([record(1)])).toBe("00112233445566aa");
  });
});
