import { describe, expect, it } from "vitest";
import { bounceReport } from "../../tests/support/bounce-report.ts";
import { readDeliveryReport } from "./read-bounce.server.ts";

const longText = "a".repeat(100_000);

async function timeOf(raw: Buffer): Promise<number> {
  const startedAt = performance.now();
  await readDeliveryReport(raw);
  return performance.now() - startedAt;
}

describe("readDeliveryReport()", () => {
  it("reads to whom the report went, in angle brackets or not", async () => {
    const to = "bounces+1@lagom.example.test>, <second@lagom.example.test";
    const report = await readDeliveryReport(bounceReport({ to, status: "5.1.1" }));
    expect(report).toMatchObject({ action: "failed", status: "5.1.1" });
    expect(report?.addresses).toEqual([
      "bounces+1@lagom.example.test",
      "second@lagom.example.test",
    ]);
  });

  it("takes a forged line without end as quickly as any other", async () => {
    const forged = [
      bounceReport({ to: longText, status: "5.1.1" }),
      bounceReport({ to: `x@${"@".repeat(100_000)}`, status: "5.1.1" }),
      bounceReport({ to: "x@y.test", status: `5.1.1 ${" ".repeat(100_000)}x\rx` }),
      bounceReport({ to: "x@y.test", status: "5.1.1", messageId: `<${longText}` }),
    ];
    for (const raw of forged) expect(await timeOf(raw)).toBeLessThan(1_500);
  });
});
