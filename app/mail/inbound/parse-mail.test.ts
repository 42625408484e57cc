import { describe, expect, it } from "vitest";
import { parseMail } from "./parse-mail.server.ts";

const head =
  "From: P <p@shopper.example>\r\nTo: support@shop.example\r\nMessage-ID: <1@x.example>\r\n";
const parse = async (message: string | Uint8Array) => parseMail(Buffer.from(message));

async function read(message: string | Uint8Array) {
  const parsed = await parse(message);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.value;
}

const nested = (count: number): string =>
  Array.from(
    { length: count },
    (_, level) =>
      `Content-Type: multipart/mixed; boundary=b${String(level)}\r\n\r\n--b${String(level)}\r\n`,
  ).join("");

describe("parseMail()", () => {
  it("reads writer, subject, text and ids", async () => {
    const mail = await read(
      `${head}Subject: =?utf-8?q?H=C3=B6st?=\r\nIn-Reply-To: <0@shop.example>\r\n\r\nHej\r\n`,
    );
    expect(mail).toMatchObject({
      messageId: "1@x.example",
      from: { address: "p@shopper.example", name: "P" },
      subject: "Höst",
      text: "Hej\n",
      inReplyTo: ["0@shop.example"],
      isHtmlOnly: false,
    });
  });

  it("gives the text of HTML without what is hidden, with quotes marked", async () => {
    const mail = await read(
      `${head}Content-Type: text/html\r\n\r\n<p>Where is it?</p><div style="display:none">unsubscribe</div>` +
        `<div class="gmail_quote"><blockquote>News <a href="https://shop.example">Unsubscribe</a></blockquote></div>`,
    );
    expect(mail.isHtmlOnly).toBe(true);
    expect(mail.text).toBe("Where is it?\n\n> News Unsubscribe https://link\n>");
  });

  it("never lets an attached mail's words be the writer's", async () => {
    const mail = await read(
      `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nFYI\r\n--b\r\nContent-Type: message/rfc822\r\n` +
        `Content-Disposition: attachment\r\n\r\nFrom: q@x.example\r\n\r\nunsubscribe me\r\n--b--`,
    );
    expect(mail.text).not.toContain("unsubscribe");
  });

  it("begins no line of its own with what an encoded word hides", async () => {
    const mail = await read(`${head}Subject: =?utf-8?q?a=0D=0ABcc:_x@y.example?=\r\n\r\nHi`);
    expect(mail.subject).toBe("a Bcc: x@y.example");
  });

  it("takes an address in letters of the world and refuses two writers", async () => {
    const world = Buffer.from("From: <åsa@exempel.example>\r\n\r\nHej", "utf8");
    expect((await read(world)).from.address).toBe("åsa@exempel.example");
    const two = await read("From: a@x.example, b@x.example\r\n\r\nHi");
    expect(two.from.address).toBe("");
  });

  it("reads on where the charset is unknown or broken", async () => {
    const mail = await read(
      `${head}Content-Type: text/plain; charset=klingon-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nstop =ZZ =`,
    );
    expect(mail.text).toContain("stop");
  });

  it("refuses nothing to read, and mails of more parts or headers than any has", async () => {
    expect(await parse("")).toEqual({ ok: false, reason: "empty" });
    expect((await parse(`${head}${nested(20_000)}`)).ok).toBe(false);
    const parts = `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n${"--b\r\n\r\nx\r\n".repeat(50_000)}`;
    expect(await parse(parts)).toEqual({ ok: false, reason: "too-complex" });
    expect((await parse(`${"X-A: b\r\n".repeat(200_000)}\r\nhi`)).ok).toBe(false);
  });

  it("answers something for every string of bytes", async () => {
    for (const bytes of ["\0", "\r\n\r\n", ":", "From", "\xff\xfe", `From: ${"(".repeat(9_000)}`]) {
      expect(await parse(Buffer.from(bytes, "latin1"))).toHaveProperty("ok");
    }
  });

  it("reads the beginning of a mail of 50 MB", async () => {
    const large = Buffer.concat([
      Buffer.from(
        `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nstop\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n`,
      ),
      Buffer.alloc(50 * 1024 * 1024, "QUJD"),
    ]);
    expect((await read(large)).text.trim()).toBe("stop");
  });
});
