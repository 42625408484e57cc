import { describe, expect, it } from "vitest";
import { languages } from "../shared/language.ts";
import { leaveHeaders } from "./leave-headers.ts";
import { chooseLanguage } from "./leave-words.ts";
import { printLeaveMail } from "./print-leave-mail.ts";
import { type LeaveView, printLeavePage } from "./print-leave-page.ts";
import { leaveTexts } from "./texts/leave-texts.ts";

const views: readonly LeaveView[] = [
  { kind: "leave" },
  { kind: "left", undo: "u" },
  { kind: "undo", undo: "u" },
  { kind: "undone" },
  { kind: "chosen", out: ["offers"], lessOften: true },
  { kind: "enter" },
  { kind: "sent" },
  { kind: "busy" },
];

const hostile = `<b onclick="x">{email} & {name}</b>`;

describe("printLeavePage()", () => {
  it("says all of it in every language, leaves no hole and loads nothing", () => {
    for (const language of languages) {
      for (const view of views) {
        const html = printLeavePage({ language, name: "Havet", email: "a@example.test", view });
        expect(html, `${language} ${view.kind}`).not.toMatch(
          /\{\w+\}|undefined|src=|url\(|<script/u,
        );
        expect(html).toContain(`<html lang="${language}" dir="ltr">`);
      }
    }
  });

  it("escapes what is not ours", () => {
    for (const view of views) {
      const html = printLeavePage({ language: "en", name: hostile, email: hostile, view });
      expect(html).not.toContain("<b ");
    }
  });

  it("shows no box ticked that would bring back what somebody had left", () => {
    const left = printLeavePage({ language: "en", name: "H", email: null, view: views[1]! });
    expect(left.match(/type="checkbox"/gu)).toHaveLength(5);
    expect(left).not.toContain(" checked");
    const leave = printLeavePage({ language: "en", name: "H", email: null, view: views[0]! });
    expect(leave).not.toContain("checkbox");
  });
});

describe("printLeaveMail()", () => {
  it("says all of it in every language, with the link as text and as a button", () => {
    for (const language of languages) {
      for (const template of ["leave-link", "left"] as const) {
        const link = "https://app.example.test/leave/havet/abc";
        const mail = printLeaveMail({ email: "a@example.test", language, template, link }, "Havet");
        const whole = `${mail.subject}\n${mail.text}\n${mail.html}`;
        expect(whole, language).not.toMatch(/\{\w+\}|undefined|<img|src=/u);
        expect(mail.text).toContain(link);
        expect(mail.html).toContain(`href="${link}"`);
        expect(mail.subject).toContain("Havet");
      }
    }
  });
});

describe("leaveTexts", () => {
  it("have every sentence in every language, with the same names in it", () => {
    const names = (text: string) => [...text.matchAll(/\{\w+\}/gu)].map(String).toSorted();
    for (const language of languages) {
      const texts = leaveTexts[language];
      for (const [key, text] of Object.entries(leaveTexts.en)) {
        const said = Object.entries(texts).find(([name]) => name === key)?.[1] ?? "";
        expect([language, key, said === "", names(said)]).toEqual([
          language,
          key,
          false,
          names(text),
        ]);
      }
    }
  });
});

describe("chooseLanguage()", () => {
  it.each([
    ["sv-SE,sv;q=0.9,en;q=0.8", "en", "sv"],
    ["ja,fr;q=0.3,de;q=0.7", "en", "de"],
    ["nn-NO", "en", "nb"],
    ["*", "fi", "fi"],
    ["", "pt-BR", "pt"],
    ["xx;q=0,yy", "zz", "en"],
  ])("reads %s in a shop of %s as %s", (asked, shop, language) => {
    expect(chooseLanguage(asked, shop)).toBe(language);
  });
});

describe("leaveHeaders()", () => {
  it("offers the page first, the address beside it, and one click for the page alone", () => {
    const url = "https://app.example.test/leave/havet/abc";
    expect(leaveHeaders({ url, mailto: "a@example.test" })).toEqual({
      "List-Unsubscribe": `<${url}>, <mailto:a@example.test?subject=unsubscribe>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    });
    const mailOnly = leaveHeaders({ mailto: "a@example.test" });
    expect(Object.keys(mailOnly)).toEqual(["List-Unsubscribe"]);
  });

  it("leaves out what would begin another header", () => {
    expect(leaveHeaders({ mailto: "a@example.test>\r\nBcc: b@example.test" })).toEqual({});
  });
});
