import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";
import { describe, expect, it } from "vitest";
import {
  type CorpusText,
  rateOf,
  readCorpus,
  scoreFindings,
  scoreGrades,
} from "../../../../tests/support/policy-corpus.ts";
import { foldSpace } from "./fold-text.ts";
import { looksLikeHtml, readPolicy } from "./read-policy.ts";

const corpus = readCorpus("known");
const read = corpus.map((text) => ({ text, findings: readPolicy(text.source) }));
const findText = (name: string) => {
  const found = read.find(({ text }) => text.name === name);
  if (found === undefined) throw new Error(`there is no text ${name}`);
  return found;
};

/** Every word of a source with its tags taken away, in another way than the reader's own. */
function plainWords({ source }: CorpusText): string {
  if (!looksLikeHtml(source)) return foldSpace(source);
  const texts: string[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node) => {
    if ("value" in node) texts.push(node.value);
    if ("childNodes" in node) node.childNodes.forEach(walk);
  };
  walk(parseFragment(source.replaceAll(/<(?:br|\/?(?:td|th|tr|li|p|div|h\d))\b[^>]*>/giu, " $&")));
  return foldSpace(texts.join(""));
}

const kindsOf = (source: string): readonly string[] =>
  readPolicy(source).promises.map(({ kind }) => kind);
const stateOf = (source: string, item: string) =>
  readPolicy(source).required.find((grade) => grade.item === item)?.state;

describe("readPolicy()", () => {
  it("finds every promise and contact of a small shop's policy of 2016, each with its sentence", () => {
    for (const name of ["sock-shop-2016-en", "sock-shop-2016-sv"]) {
      const { text, findings } = findText(name);
      expect(
        scoreFindings(text, findings).wrong.filter((line) => line.startsWith("-")),
        name,
      ).toEqual([]);
    }
  });

  it("takes what a sentence points back to from the sentences before it", () => {
    const policy =
      "<p>Cookies. A cookie is a small text file. Ours remember your basket. You can switch them off in the browser.</p>";
    const found = readPolicy(policy).promises.map(({ kind, quote }) => `${kind}: ${quote}`);
    expect(found).toEqual(
      expect.arrayContaining([
        "cookie-use: Ours remember your basket.",
        "cookie-avoid: You can switch them off in the browser.",
      ]),
    );
  });

  it("takes the question a paragraph opens with for the heading of its answer", () => {
    const policy =
      "<p><b>When is information about me collected?</b><br>At each visit to our website and with every purchase.</p>" +
      "<p><b>Do third parties get it?</b><br>Only where you consent.</p>";
    expect(kindsOf(policy)).toEqual([
      "collection-browsing",
      "collection-purchase",
      "third-party-consent",
    ]);
  });

  it("claims no right that a list of rights leaves out", () => {
    const policy = "Your rights: you have the right to request rectification and deletion.";
    expect(stateOf(policy, "right-rectification")).toBe("present");
    expect(stateOf(policy, "right-portability")).toBe("missing");
    expect(kindsOf("You may ask us to change the information we hold about you.")).toEqual([
      "right-change",
    ]);
  });

  it("takes a law's words on avoiding cookies for a promise, not for a way to refuse them", () => {
    const policy =
      "By law visitors to a website with cookies must be told what they are for and how they can be avoided.";
    expect(kindsOf(policy)).toContain("cookie-avoid");
    expect(stateOf(policy, "cookie-refusal")).toBe("vague");
  });

  it("keeps the labelled lines below a heading apart", () => {
    const policy =
      "Kontakt\n\nHuvudkontor: Kungsgatan 10, 903 25 Umeå\nHjälpcenter: www.butik.example.test/hjalp";
    expect(readPolicy(policy).contacts).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: "postal-address",
          value: "Kungsgatan 10, 903 25 Umeå",
          quote: "Huvudkontor: Kungsgatan 10, 903 25 Umeå",
        }),
      ]),
    );
    expect(kindsOf(policy)).toContain("contact-help-centre");
  });

  it("ends a town before the label of the next line of a contact paragraph", () => {
    const policy = "Strumpboden i Borås AB, Allégatan 3, 503 32 Borås\nTelefon 033-10 10 10";
    expect(readPolicy(policy).contacts).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: "postal-address", value: "Allégatan 3, 503 32 Borås" }),
        expect.objectContaining({ kind: "phone", value: "033-10 10 10" }),
      ]),
    );
  });

  it("reports the seven and more items such a policy lacks, and what is outdated in it", () => {
    const { required } = findText("sock-shop-2016-en").findings;
    const lacking = required.filter(({ state }) => state === "missing").map(({ item }) => item);
    expect(lacking).toEqual(
      expect.arrayContaining([
        ...["dpo-contact", "legal-basis", "third-country-transfers", "retention"],
        ...["right-restriction", "right-portability", "complaint-authority", "automated-decisions"],
      ]),
    );
    const outdated = required.filter(({ state }) => state === "outdated");
    expect(outdated.map(({ quote }) => quote)).toEqual([
      "By using our site, you consent to our privacy policy.",
      expect.stringContaining("25 July 2003"),
      expect.stringContaining("25 July 2003"),
    ]);
  });

  it("reads each half of the corpus with a precision and a recall of at least 0.9", () => {
    for (const part of ["known", "held-out"] as const) {
      const texts = readCorpus(part).map((text) => ({ text, findings: readPolicy(text.source) }));
      const findings = rateOf(texts.map((one) => scoreFindings(one.text, one.findings)));
      const grades = rateOf(texts.map((one) => scoreGrades(one.text, one.findings)));
      for (const rate of [...Object.values(findings), ...Object.values(grades)]) {
        expect(rate, part).toBeGreaterThanOrEqual(0.9);
      }
    }
  });

  it("tells the language of every text of the corpus", () => {
    for (const { text, findings } of read) expect(findings.language, text.name).toBe(text.language);
  });

  it("quotes sentences as they stand in the source, and nothing when an item is missing", () => {
    for (const { text, findings } of read) {
      const words = plainWords(text);
      const { promises, contacts, required } = findings;
      for (const { quote } of [...promises, ...contacts]) expect(words, text.name).toContain(quote);
      for (const { state, quote } of required) {
        expect(quote === "", text.name).toBe(state === "missing");
        expect(words, text.name).toContain(quote);
      }
    }
  });

  it("answers the same for the same text, and something for none", () => {
    const { source } = findText("wall-en").text;
    expect(readPolicy(source)).toEqual(readPolicy(source));
    const nothing = readPolicy("");
    expect(nothing).toMatchObject({ language: "other", promises: [], contacts: [] });
    expect(new Set(nothing.required.map(({ state }) => state))).toEqual(new Set(["missing"]));
  });

  it("heeds what negates and what only mentions", () => {
    expect(kindsOf("We will never sell your personal information.")).toEqual(["no-sale"]);
    expect(kindsOf("We may sell your personal information.")).toContain("sale-possible");
    expect(kindsOf("We may sell your personal information.")).not.toContain("no-sale");
    expect(kindsOf("We do not collect information when you browse our site.")).toEqual([]);
    expect(kindsOf("You never consent to anything by using our site.")).not.toContain(
      "consent-by-use",
    );
    expect(kindsOf("By clicking Accept you consent to our cookies.")).not.toContain(
      "consent-by-use",
    );
    expect(kindsOf("We do not sell alcohol to persons under 20.")).toEqual([]);
  });

  it("gives a list's item the sense of the line before it, however it is marked", () => {
    const lead = "We collect information when you:";
    const sources = [
      `<p>${lead}</p><ul><li>make a purchase</li></ul>`,
      `${lead}\n\n* make a purchase\n`,
      `${lead}\n1) make a purchase`,
      `<p>${lead}<br>• make a purchase</p>`,
    ];
    for (const source of sources) {
      expect(readPolicy(source).promises, source).toContainEqual({
        kind: "collection-purchase",
        quote: "make a purchase",
      });
    }
  });

  it("does not read what a visitor does not see", () => {
    const hidden = ['style="display: none"', "hidden", 'aria-hidden="true"', 'class="hidden"'];
    for (const how of hidden) {
      expect(kindsOf(`<p>Hello.</p><p ${how}>We sell your data to others.</p>`), how).toEqual([]);
    }
    expect(kindsOf("<p>Hi</p><script>'We may sell your data.'</script>")).toEqual([]);
  });

  it("knows acts, authorities and safeguards that no longer hold", () => {
    expect(stateOf("We follow the Swedish Personal Data Act (1998:204).", "law-in-force")).toBe(
      "outdated",
    );
    expect(stateOf("We follow the GDPR.", "law-in-force")).toBe("present");
    expect(stateOf("Klagomål lämnas till Datainspektionen.", "complaint-authority")).toBe(
      "outdated",
    );
    expect(
      stateOf("Du kan klaga hos IMY (tidigare Datainspektionen).", "complaint-authority"),
    ).toBe("present");
    const shield = "We transfer data to the USA under Privacy Shield.";
    expect(stateOf(shield, "third-country-transfers")).toBe("outdated");
    expect(stateOf("We keep your data as long as necessary.", "retention")).toBe("vague");
    expect(stateOf("We keep your order data for 36 months.", "retention")).toBe("present");
  });
});
