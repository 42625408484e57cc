import { describe, expect, it } from "vitest";
import type { ListAnswer } from "../domain/newsletter/list/row-words.ts";
import { checkPiece, type FindAnswers } from "./check-list.server.ts";

const known: Readonly<Record<string, ListAnswer>> = {
  "left@example.test": "all",
  "some@example.test": ["contests", "surveys"],
  "åsa@example.test": "all",
};
const findAnswers: FindAnswers = (addresses) =>
  Promise.resolve(
    addresses.map((one) => (one.includes("@") ? (known[one.trim().toLowerCase()] ?? []) : null)),
  );

async function check(list: string | Uint8Array, encoding: BufferEncoding = "utf8") {
  const bytes = typeof list === "string" ? Buffer.from(list, encoding) : list;
  const checked = await checkPiece({ bytes, plan: undefined }, findAnswers);
  if (!checked.ok) return checked.reason;
  return { ...checked.value, text: Buffer.from(checked.value.bytes).toString(encoding) };
}

describe("checkPiece()", () => {
  it("gives the same rows with a column more", async () => {
    const checked = await check(
      '\ufeffName,Email Address,Note\r\nA,left@example.test,"x, ""y""\nz"\r\nB, Some@Example.test ,\r\nC,stays@example.test,=1+1\r\nD,,\r\n',
    );
    expect(checked).toMatchObject({
      text: '\ufeffName,Email Address,Note,suppressed\r\nA,left@example.test,"x, ""y""\nz",yes\r\nB, Some@Example.test ,,topics: contests surveys\r\nC,stays@example.test,=1+1,no\r\nD,,,not an address\r\n',
      plan: { delimiter: ",", column: 1, hasHeader: true },
      counts: { rows: 4, left: 1, someTopics: 1, noAddress: 1 },
    });
  });

  it.each([
    ["by its Swedish name", "Namn;E-postadress\nx;left@example.test\n", [";", 1, true]],
    ["by its looks", "who\twhere\nx\tleft@example.test\n", ["\t", 1, true]],
    ["without a header", "left@example.test\nstays@example.test", [",", 0, false]],
    ["by what most cells hold", "a,b\nx@a.test,x\ny@a.test,z@a.test\n", [",", 0, true]],
  ])("finds the column %s", async (_, list, [delimiter, column, hasHeader]) => {
    expect(await check(list)).toMatchObject({ plan: { delimiter, column, hasHeader } });
  });

  it("reads addresses in UTF-8 and in Latin-1, and keeps every byte", async () => {
    const list = "email;ort\nåsa@example.test;Malmö\n";
    for (const encoding of ["utf8", "latin1"] as const) {
      expect(await check(list, encoding)).toMatchObject({
        text: "email;ort;suppressed\nåsa@example.test;Malmö;yes\n",
      });
    }
  });

  it("takes a quote that is never closed for a letter", async () => {
    expect(await check('email\n"left@example.test\nstays@example.test\n')).toMatchObject({
      counts: { rows: 2 },
    });
  });

  it("says what is no list", async () => {
    expect(await check("name,city\nA,B\n")).toBe("no-addresses");
    expect(await check(Buffer.from("email\nleft@example.test", "utf16le"))).toBe("not-text");
  });

  it("goes on by the plan of the first piece", async () => {
    const plan = { delimiter: ";", column: 1, hasHeader: true } as const;
    const bytes = Buffer.from("x@example.test;left@example.test\n");
    const checked = await checkPiece({ bytes, plan }, findAnswers);
    expect(checked.ok && Buffer.from(checked.value.bytes).toString()).toBe(
      "x@example.test;left@example.test;yes\n",
    );
  });
});
