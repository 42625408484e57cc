import { describe, expect, it } from "vitest";
import { ownSentences, readMail } from "./read-mail.ts";
import { type InboundMail, type KnownMail, type MailKind, type MailReading } from "./types.ts";

const footer =
  "You get this mail because you bought something from us.\nUnsubscribe | Preferences | View in browser";
const newsletter = `Hello!\nAutumn is here, and with it 20 % off all wool.\n\n${footer}`;
const known: KnownMail = {
  ownTexts: [newsletter],
  ownAddresses: ["news@shop.example"],
  ownMessageIds: new Set(["ours@shop.example"]),
};

function mail(text: string, more: Partial<InboundMail> = {}): InboundMail {
  return {
    messageId: "1@shopper.example",
    from: { address: "p@shopper.example", name: "" },
    to: [],
    subject: "Re: Autumn favourites",
    headers: new Map(),
    text,
    isHtmlOnly: false,
    inReplyTo: [],
    references: [],
    ...more,
  };
}

const read = (text: string, more: Partial<InboundMail> = {}): MailReading =>
  readMail(mail(text, more), known);

const optOuts = [
  "stop",
  "Sluta mejla mig",
  "avregistera mig tack",
  "Ich möchte keine Werbung mehr",
  "moechte keine mails mehr bekommen",
  "Désinscrivez-moi svp",
  "Ne m'écrivez plus jamais",
  "dadme de baja",
  "Non voglio più ricevere le vostre mail",
  "Haal mij van de lijst",
  "Afmeld mig venligst",
  "Vennligst meld meg av",
  "Poistakaa minut listalta",
  "Proszę o wypisanie z newslettera",
  "Retirem-me da lista, por favor",
  "I already unsubscribed three times and still get your emails!!",
  "The unsubscribe link does not work, I can't unsubscribe.",
  "How do I get off this list?",
  "please\nUNSUBSCRIBE\nthanks",
];
const unasked = [
  "Don't unsubscribe me, I love your newsletter",
  "I want to keep the newsletter",
  "Why was I unsubscribed?",
  "I can't unsubscribe from the app",
  "My wife says she wants to unsubscribe, how is that done in the shop?",
  'What does "unsubscribe me" in your mail mean?',
  "If I unsubscribe, do I lose my discount?",
  "Please cancel my order",
  "Sluta aldrig sälja den tvålen!",
  "Avregistrera mig inte!",
  "Jag vill inte att ni slutar med nyhetsbrevet",
  "Ich will mich nicht abmelden",
  "Warum wurde ich abgemeldet?",
  "Ne me désabonnez surtout pas",
  "No quiero darme de baja",
  "Non voglio disiscrivermi",
  "Ik wil me niet uitschrijven",
  "En halua perua uutiskirjettä",
  "Nie chcę się wypisywać",
  "Não quero cancelar a newsletter",
  "Cancel my opt-out",
  "Storniert meine Abmeldung",
  "Did you stop the newsletter? I miss it",
  "Avez-vous arrêté la newsletter ? Elle me manque",
  "What happens to my points if I cancel the subscription?",
  "Je voudrais éviter d'être désabonnée",
  "Hvem har sagt at I skulle fjerne mig?",
  "No me quitéis de la lista",
  "Löscht mein Konto noch nicht, ich habe Punkte",
  "The watch stopped after a day, I want to return it",
  "Voiko perua vain toisen tilatuista lampuista?",
  "",
];
const quoted: readonly (readonly [string, string])[] = [
  [
    "Gmail",
    `Where is it?\n\nOn Mon, 5 Oct 2026 at 09:12, Shop <news@shop.example> wrote:\n\n> Unsubscribe`,
  ],
  [
    "Swedish Apple Mail",
    "Var är den?\n\n5 okt. 2026 kl. 09:12 skrev Shop <news@shop.example>:\n\nAvregistrera dig här",
  ],
  [
    "Swedish Outlook",
    "Var är den?\n\nFrån: Shop <news@shop.example>\nSkickat: den 5 oktober 2026 09:12\nTill: p@x.example\nÄmne: Höst\n\nAvregistrera mig",
  ],
  [
    "German Outlook",
    "Wo ist es?\n\nVon: Shop\nGesendet: Montag, 5. Oktober 2026 09:12\nAn: p@x.example\nBetreff: Herbst\n\nAbmelden",
  ],
  [
    "Outlook for phones",
    "Where is it?\n\nGet Outlook for iOS\n________________________________\nFrom: Shop\nSent: Monday\nTo: P\nSubject: News\n\nUnsubscribe me",
  ],
  [
    "Samsung",
    "Missä se on?\n\n-------- Alkuperäinen viesti --------\nLähettäjä: Shop\nPäivämäärä: 5.10.2026\nAihe: Syksy\n\nPeruuta tilaus",
  ],
  [
    "Polish wrapped header",
    "Gdzie to jest?\n\nWiadomość napisana przez Shop <news@shop.example>\nw dniu 5 paź 2026, o godz. 09:12:\n\nWypisz się",
  ],
  ["unmarked and unknown to any program", `Where is it?\n\n${newsletter}`],
  ["forwarded", "FYI\n\nBegin forwarded message:\n\nFrom: Shop\nSubject: News\n\nUnsubscribe"],
  [
    "own signature",
    "Where is it?\n\nBest regards,\nP\nMailing desk. Write unsubscribe to leave our list.",
  ],
  [
    "small print",
    "Where is it?\n\nThis e-mail is confidential. If you are not the intended recipient, delete all data of it at once.",
  ],
];

describe("readMail()", () => {
  it("acts at once on a wish to leave, however short, in each language", () => {
    for (const text of optOuts) expect(read(text).acts, text).toEqual(["opt-out-now"]);
  });

  it("leaves what is negated, asked, reported or about something else", () => {
    for (const text of unasked) expect(read(text).acts, text).toEqual([]);
  });

  it("never takes quoted, forwarded or signed words for the writer's", () => {
    for (const [style, text] of quoted) expect(read(text).acts, style).toEqual([]);
  });

  it("finds the wish above and below a quote", () => {
    const quote =
      "On Mon, 5 Oct 2026 at 09:12, Shop <news@shop.example> wrote:\n> Autumn is here\n";
    expect(read(`Unsubscribe me\n\n${quote}`).kind).toBe("opt-out");
    expect(read(`${quote}\nUnsubscribe me`).kind).toBe("opt-out");
  });

  it("only opens a case for what weighs more, and does both where both are asked", () => {
    expect(read("Please delete all data you have about me").acts).toEqual(["open-case"]);
    expect(read("What data do you hold about me?")).toMatchObject({
      kind: "access",
      acts: ["open-case"],
    });
    expect(read("Unsubscribe me. And delete my account.")).toMatchObject({
      kind: "erasure",
      also: ["opt-out"],
      acts: ["open-case", "opt-out-now"],
    });
  });

  it("never acts on what a program, a list or ourselves sent", () => {
    const headers: readonly (readonly [string, string])[] = [
      ["auto-submitted", "auto-replied"],
      ["x-autoreply", "yes"],
      ["x-auto-response-suppress", "All"],
      ["precedence", "bulk"],
      ["list-id", "<l.example>"],
      ["return-path", "<>"],
      ["content-type", "multipart/report; report-type=delivery-status"],
    ];
    for (const [name, value] of headers) {
      const reading = read("Unsubscribe me", { headers: new Map([[name, [value]]]) });
      expect(reading, name).toMatchObject({ kind: "automatic", acts: [] });
    }
    const own = { address: "News@shop.example", name: "" };
    expect(read("Unsubscribe me", { from: own }).kind).toBe("automatic");
    expect(read("Unsubscribe me", { messageId: "ours@shop.example" }).kind).toBe("automatic");
    for (const subject of [
      "Autosvar: Höst",
      "Out of office",
      "Abwesenheitsnotiz",
      "Réponse automatique",
    ]) {
      expect(read("Unsubscribe me", { subject }).kind, subject).toBe("automatic");
    }
  });

  it("still hears a person whose mail answers `Auto-Submitted: no`", () => {
    const headers = new Map([["auto-submitted", ["no"]]]);
    expect(read("Unsubscribe me", { headers }).kind).toBe("opt-out");
  });

  it("reads the subject only where the writer wrote it", () => {
    expect(read("", { subject: "unsubscribe" }).acts).toEqual(["opt-out-now"]);
    expect(read("", { subject: "Re: unsubscribe" }).acts).toEqual([]);
    expect(read("", { subject: "unsubscribe", inReplyTo: ["x"] }).acts).toEqual([]);
  });

  it("names narrower correspondence and takes everything else for all", () => {
    expect(read("Stop sending me SMS").topics).toEqual(["sms"]);
    expect(read("Unsubscribe me from the newsletter").topics).toBe("all");
  });

  it("tells why in codes and keeps no word of the mail", () => {
    const { reasons, language } = read("Avregistrera mig tack, jag heter Zzyzx");
    expect(reasons).toContain("asks-to-leave");
    expect(language).toBe("sv");
    expect(JSON.stringify(reasons)).not.toContain("Zzyzx");
  });

  it("reads hostile text in no time", () => {
    const texts = [
      "a ".repeat(50_000),
      ">".repeat(20_000),
      "(".repeat(20_000),
      "x@".repeat(20_000),
    ];
    const startedAt = performance.now();
    for (const text of texts) expect(read(text).acts).toEqual([]);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});

describe("ownSentences()", () => {
  const digest = (sentence: string): string => `#${sentence}`;
  const corrected = (text: string, kind: MailKind): KnownMail => {
    const digests = ownSentences(mail(text), known).map(digest);
    return { ...known, examples: { digest, mails: [{ digests, kind }] } };
  };

  it("gives what was written, folded, without greetings, quotes and the shop's own words", () => {
    const text = `Hello!\nÇa me SUFFIT.\n\n> Unsubscribe here`;
    expect(ownSentences(mail(text), known)).toEqual(["ca me suffit"]);
    expect(ownSentences(mail("", { subject: "Basta ya" }), known)).toEqual(["basta ya"]);
  });

  it("knows a corrected mail again by them, greeted otherwise, and follows the correction", () => {
    const text = "The pigeon has flown too often.";
    expect(readMail(mail(text), known).acts).toEqual([]);
    const reading = readMail(mail(`Hi\n${text}\nThanks`), corrected(text, "opt-out"));
    expect(reading).toMatchObject({ kind: "opt-out", acts: ["opt-out-now"] });
    expect(reading.reasons).toContain("as-corrected");
  });

  it("leaves what was corrected to unrelated, and still reads what else is asked", () => {
    const text = "Please stop sending me emails.";
    const examples = corrected(text, "unrelated");
    expect(readMail(mail(text), examples).acts).toEqual([]);
    const more = readMail(mail(`${text} Delete all my personal data.`), examples);
    expect(more).toMatchObject({ kind: "erasure", acts: ["open-case"] });
  });

  it("follows no correction of which only a part was written", () => {
    const examples = corrected("The pigeon has flown. It was grey.", "opt-out");
    expect(readMail(mail("It was grey."), examples).acts).toEqual([]);
  });
});
