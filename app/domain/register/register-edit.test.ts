import { describe, expect, it } from "vitest";
import { sampleRegister } from "../../../tests/support/register-fixture.ts";
import { createPurpose, createRecipient } from "./create-items.ts";
import { applyEdit, listOwnWords, withNewId } from "./register-edit.ts";

const register = sampleRegister();

describe("applyEdit()", () => {
  it("writes words in one language and leaves the others", () => {
    const path = "purposes.sock-club.description";
    const edit = {
      kind: "words",
      language: "de",
      words: { [path]: "Jeden Monat ein Paar." },
    } as const;
    const edited = applyEdit(register, edit);
    if (!edited.ok) throw new Error("refused");
    const before = register.purposes.find(({ id }) => id === "sock-club");
    const after = edited.value.purposes.find(({ id }) => id === "sock-club");
    expect(after).toEqual({
      ...before,
      description: { ...before?.description, de: "Jeden Monat ein Paar." },
    });
  });

  it("forgets a language whose words were emptied", () => {
    const edit = { kind: "words", language: "en", words: { securityMeasures: " " } } as const;
    const edited = applyEdit(register, edit);
    expect(edited.ok && edited.value.securityMeasures).toEqual({
      sv: register.securityMeasures.sv,
    });
  });

  it("refuses to remove what others name, and says which", () => {
    const refused = applyEdit(register, { kind: "remove", list: "recipients", id: "klaviyo" });
    expect(refused).toEqual({ ok: false, reason: { recipients: [], storedItems: ["klaviyo-id"] } });
  });
});

describe("withNewId()", () => {
  it("names a new item after its preset or name, unlike those that are taken", () => {
    const ids = [
      withNewId({ kind: "purposes", item: { ...createPurpose(), preset: "surveys" } }, register),
      withNewId({ kind: "purposes", item: { ...createPurpose(), preset: "newsletter" } }, register),
      withNewId(
        { kind: "recipients", item: { ...createRecipient(), name: "Åre Frakt" } },
        register,
      ),
    ].map((edit) => ("item" in edit ? edit.item.id : ""));
    expect(ids).toEqual(["surveys", "newsletter-2", "are-frakt"]);
  });
});

describe("listOwnWords()", () => {
  it("finds every text of the merchant's own by the path an edit takes", () => {
    const paths = listOwnWords(register).map(({ path }) => path);
    expect(paths).toContain("purposes.sock-club.retention.words");
    expect(paths).toContain("storedItems.klaviyo-id.description");
    expect(paths).not.toContain("purposes.newsletter.name");
  });
});
