import type { Frame } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Register } from "../../app/domain/register/types.ts";
import { asInstallationId } from "../../app/domain/shared/ids.ts";
import type { Services } from "../../app/services.server.ts";
import { type AdminStack, adminShop, startAdminStack } from "../support/admin-stack.ts";
import { lookAt, lookAtBoth } from "../support/look-at.ts";
import { sampleRegister, sampleStoredItem } from "../support/register-fixture.ts";
import { openStackServices } from "../support/stack-services.ts";

/** A page may take longer on a busy machine; nothing of it is measured here. */
const patient = { timeout: 30_000 };

let stack: AdminStack;
/** The version that is the sample register whole. */
let sampleNumber: number;
let services: Services;
let closeServices: () => Promise<void>;

beforeAll(async () => {
  stack = await startAdminStack();
  const page = await stack.newPage();
  await stack.client.install(adminShop);
  await stack.open(page, "/app", "owner");
  await page.context().close();
  const opened = await openStackServices(stack);
  ({ services, close: closeServices } = opened);
});
afterAll(async () => {
  await closeServices();
  await stack.close();
});
beforeEach(() => {
  stack.troubles.length = 0;
});

async function findShop() {
  const { id } = await stack.database.prisma.installation.findFirstOrThrow();
  return asInstallationId(id);
}

async function getVersion() {
  const version = await services.register.findCurrent(await findShop());
  if (version === undefined) throw new Error("there is no register yet");
  return version;
}

/** Makes a version as another user of the shop would. */
async function put(change: (register: Register) => Register): Promise<number> {
  const installationId = await findShop();
  const current = await services.register.findCurrent(installationId);
  const made = await services.register.makeVersion({
    ...{ installationId, cause: "edited", author: "staff:77", at: new Date() },
    register: change(current?.register ?? sampleRegister()),
    basedOn: current?.number ?? null,
  });
  if (!made.ok) throw new Error("the register changed meanwhile");
  return made.value.number;
}

const save = (frame: Frame) =>
  frame.page().getByRole("button", { name: "Save", exact: true }).click();

/** Presses Tab until the focused element of the app says what is wanted, then Enter. */
async function pressUntil(frame: Frame, wanted: string): Promise<void> {
  const page = frame.page();
  for (let step = 0; step < 80; step += 1) {
    const name = await frame.evaluate(() => document.activeElement?.textContent ?? "");
    if (name.trim() === wanted) {
      await page.keyboard.press("Enter");
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard does not reach ${wanted}`);
}

describe("a shop without a register", () => {
  it("is offered to start one, and is asked a question at a time, by keyboard too", async () => {
    const page = await stack.newPage(360);
    let frame = await stack.open(page, "/app", "owner");
    await lookAt(page, frame, "home-register-step");
    await frame.getByRole("link", { name: "Fill the register" }).click();
    const start = frame.getByRole("button", { name: "Start the register" });
    await start.waitFor();
    await lookAt(page, frame, "register-empty");
    await start.click();
    await frame.getByRole("heading", { name: "Which company runs the store?" }).waitFor();
    await lookAt(page, frame, "register-interview");
    expect(await getVersion()).toMatchObject({ number: 1, cause: "started" });
    await frame.getByLabel("Company name").fill("Skogen Exempel AB");
    await pressUntil(frame, "Next");
    await frame.getByRole("heading", { name: "Do you send newsletters" }).waitFor();
    await frame.getByText("Yes", { exact: true }).click();
    await pressUntil(frame, "Next");
    await frame.getByText("Klaviyo", { exact: true }).click();
    await pressUntil(frame, "Next");
    await frame.getByText("Question 4 of").waitFor();
    await frame.getByRole("button", { name: "Skip" }).click();
    await frame.getByText("Question 5 of").waitFor();
    await frame.getByRole("button", { name: "Back" }).click();
    await frame.getByText("Question 4 of").waitFor();
    // Another day, it goes on where it was left.
    frame = await stack.open(page, "/app/register/interview", "owner");
    await frame.getByText("Question 4 of").waitFor();
    await frame.getByRole("button", { name: "Go to the end" }).click();
    await frame.getByText("Klaviyo", { exact: true }).waitFor();
    await lookAt(page, frame, "register-interview-end");
    await frame.getByRole("button", { name: /^Add \d+ to the register/u }).click();
    await frame.getByText("Saved as version 2").waitFor();
    const { register, cause } = await getVersion();
    expect(cause).toBe("interview");
    expect(register.controller.name).toBe("Skogen Exempel AB");
    expect(register.recipients.map(({ knownAs }) => knownAs)).toContain("klaviyo");
    expect(register.purposes.map(({ preset }) => preset)).toContain("newsletter");
    expect(stack.troubles).toEqual([]);
  });

  it("adds a well-known tool with its cookies by a click", async () => {
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/register/tools", "owner");
    await frame.getByLabel("Search tools").fill("hotjar");
    await expect.poll(() => frame.getByRole("heading", { level: 2 }).count(), patient).toBe(1);
    await lookAt(page, frame, "register-tools");
    await frame.getByRole("button", { name: "Add Hotjar" }).click();
    await frame.getByText("Saved as version").waitFor();
    const { recipients, storedItems } = (await getVersion()).register;
    const hotjar = recipients.find(({ knownAs }) => knownAs === "hotjar");
    expect(storedItems.filter(({ setBy }) => setBy === hotjar?.id).length).toBeGreaterThan(2);
    expect(stack.troubles).toEqual([]);
  });
});

describe("the register's pages", () => {
  it("are usable at both widths, with nothing serious for axe", async () => {
    sampleNumber = await put(() => sampleRegister());
    const pages = [
      ["register", "/app/register"],
      ["register-company", "/app/register/company"],
      ["register-purposes", "/app/register/purposes"],
      ["register-purpose", "/app/register/purposes/newsletter"],
      ["register-recipients", "/app/register/recipients"],
      ["register-recipient", "/app/register/recipients/klaviyo"],
      ["register-cookies", "/app/register/cookies"],
      ["register-cookie", "/app/register/cookies/new"],
      ["register-practice", "/app/register/practice"],
      ["register-history", "/app/register/history"],
      ["register-version", `/app/register/history/${String(sampleNumber)}`],
      ["register-languages", "/app/register/languages"],
      ["register-language", "/app/register/languages/de"],
    ] as const;
    const page = await stack.newPage();
    for (const [name, address] of pages) {
      await lookAtBoth(page, await stack.open(page, address, "owner"), name);
    }
    await page.context().close();
    expect(stack.troubles).toEqual([]);
  });
});

describe("editing the register", () => {
  it("discards what is typed, saves it as a version and takes that back", async () => {
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/register/company?focus=controller.phone", "owner");
    const phone = frame.getByLabel("Phone (optional)");
    await expect
      .poll(() => phone.evaluate((one) => one === document.activeElement), patient)
      .toBe(true);
    const { number, register } = await getVersion();
    await phone.fill("+46 8 111 11 11");
    await page.getByRole("button", { name: "Discard", exact: true }).click();
    expect(await phone.inputValue()).toBe(register.controller.phone);
    await phone.fill("+46 8 222 22 22");
    await save(frame);
    await frame.getByText(`Saved as version ${String(number + 1)} of the register`).waitFor();
    await lookAt(page, frame, "register-saved");
    expect((await getVersion()).register.controller.phone).toBe("+46 8 222 22 22");
    await frame.getByRole("button", { name: "Undo what was just saved" }).click();
    await expect.poll(async () => (await getVersion()).number, patient).toBe(number + 2);
    expect((await getVersion()).register).toEqual(register);
    await expect.poll(() => phone.inputValue(), patient).toBe(register.controller.phone);
    expect(stack.troubles).toEqual([]);
  });

  it("names a fault at its field and stores nothing", async () => {
    const page = await stack.newPage(360);
    const frame = await stack.open(page, "/app/register/company", "owner");
    const { number } = await getVersion();
    await frame.getByLabel("E-mail for privacy matters").fill("nowhere");
    await save(frame);
    await frame.getByText("Enter an e-mail address such as").waitFor();
    await lookAt(page, frame, "register-fault");
    expect((await getVersion()).number).toBe(number);
  });

  it("adds a purpose, says what the law still wants of it and leads there", async () => {
    const page = await stack.newPage();
    let frame = await stack.open(page, "/app/register/purposes/new", "owner");
    await frame.getByLabel("Name in Swedish").fill("Strumpbytet");
    await save(frame);
    await frame.getByRole("heading", { name: "Strumpbytet", level: 1 }).waitFor();
    await expect.poll(() => page.url(), patient).toContain("/purposes/strumpbytet");
    await lookAt(page, frame, "register-purpose-gaps");
    frame = await stack.open(page, "/app/register", "owner");
    await frame.getByText("before the policy can be published").waitFor();
    await lookAt(page, frame, "register-gaps");
    await frame.getByRole("link", { name: /^and \d more$/u }).click();
    await frame.getByRole("link", { name: "Strumpbytet", exact: true }).waitFor();
    frame = await stack.open(page, "/app/register", "owner");
    await frame.getByRole("link", { name: "Choose the legal ground of “Strumpbytet”" }).click();
    const consent = frame.getByLabel("Consent", { exact: true });
    await expect
      .poll(() => consent.evaluate((one) => one === document.activeElement), patient)
      .toBe(true);
    expect(stack.troubles).toEqual([]);
  });

  it("asks whether data is sold, and the policy says what was answered", async () => {
    const before = (await getVersion()).register;
    await put(() => ({ ...sampleRegister(), dataSale: "unknown" }));
    const page = await stack.newPage(360);
    let frame = await stack.open(page, "/app/register", "owner");
    await frame.getByRole("link", { name: "Say whether you sell, trade or lend data" }).click();
    await frame
      .getByRole("group", { name: "Do you sell" })
      .getByText("Yes", { exact: true })
      .click();
    await save(frame);
    await frame.getByText("Saved as version").waitFor();
    expect((await getVersion()).register.dataSale).toBe("sold");
    frame = await stack.open(page, "/app/policy?language=sv", "owner");
    await frame.getByText("Vi säljer dina personuppgifter").first().waitFor();
    await lookAt(page, frame, "policy-sold");
    await put(() => before);
    expect(stack.troubles).toEqual([]);
  });

  it("refuses to remove what others use, and takes a removal back", async () => {
    const page = await stack.newPage();
    let frame = await stack.open(page, "/app/register/recipients/klaviyo", "owner");
    const remove = async () => {
      await frame.getByRole("button", { name: "Remove", exact: true }).first().click();
      await frame.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    };
    await remove();
    await frame.getByText("Not removed: “__kla_id”").waitFor();
    await lookAt(page, frame, "register-still-used");
    frame = await stack.open(page, "/app/register/cookies/klaviyo-id", "owner");
    await remove();
    await frame.getByText("of the register.").waitFor();
    expect((await getVersion()).register.storedItems.map(({ id }) => id)).not.toContain(
      "klaviyo-id",
    );
    await frame.getByRole("button", { name: "Undo what was just saved" }).click();
    await frame.getByRole("link", { name: "__kla_id" }).waitFor();
  });

  it("asks for a safeguard only where the GDPR does not hold", async () => {
    const page = await stack.newPage(360);
    const frame = await stack.open(page, "/app/register/recipients/postnord", "owner");
    const question = frame.getByText("What protects the data?");
    expect(await question.count()).toBe(0);
    await frame.getByLabel("Country", { exact: true }).selectOption({ label: "India" });
    await question.waitFor();
    await frame
      .getByText("Du kan", { exact: false })
      .or(frame.getByText("Indien"))
      .first()
      .waitFor();
    await lookAt(page, frame, "register-safeguard");
    await page.getByRole("button", { name: "Discard", exact: true }).click();
    expect(stack.troubles).toEqual([]);
  });
});

describe("where a recipient passes data on to", () => {
  it("is added, asked for its protection, and removed by keyboard", async () => {
    const { register: before } = await getVersion();
    const page = await stack.newPage(360);
    const frame = await stack.open(page, "/app/register/recipients/postnord", "owner");
    await frame.getByRole("button", { name: "Add a country" }).press("Enter");
    await frame.getByLabel("Country 1", { exact: true }).selectOption({ label: "Switzerland" });
    await frame.getByRole("button", { name: "Add a country" }).press("Enter");
    await frame.getByLabel("Country 2", { exact: true }).selectOption({ label: "India" });
    await frame
      .getByLabel("What protects the data in country 2?")
      .selectOption({ label: "Standard contractual clauses" });
    await lookAt(page, frame, "register-onward-transfers");
    await save(frame);
    await frame.getByText("Say what protects the data where").first().waitFor();
    const countries = async () =>
      (await getVersion()).register.recipients
        .find(({ id }) => id === "postnord")
        ?.onwardTransfers.map(({ country }) => country);
    expect(await countries()).toEqual(["CH", "IN"]);
    await frame.getByRole("button", { name: "Remove country: Switzerland" }).press("Enter");
    await save(frame);
    await expect.poll(countries).toEqual(["IN"]);
    await lookAt(page, frame, "register-onward-transfer");
    await put(() => before);
    expect(stack.troubles).toEqual([]);
  });
});

describe("somebody else's change of the same moment", () => {
  it("is joined with mine where it is another field", async () => {
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/register/company", "owner");
    await put((register) => withController(register, { phone: "+46 8 333 33 33" }));
    await frame.getByLabel("Registration number").fill("559999-1111");
    await save(frame);
    await frame.getByText("Saved as version").waitFor();
    expect((await getVersion()).register.controller).toMatchObject({
      phone: "+46 8 333 33 33",
      registrationNumber: "559999-1111",
    });
  });

  it("is shown beside mine where it is the same field, and I choose", async () => {
    for (const choice of ["Keep mine", "Take theirs"] as const) {
      const page = await stack.newPage(choice === "Keep mine" ? 1280 : 360);
      const frame = await stack.open(page, "/app/register/company", "owner");
      await put((register) => withController(register, { name: `Theirs at ${choice}` }));
      const name = frame.getByLabel("Legal name");
      await name.fill(`Mine, ${choice}`);
      await save(frame);
      await frame.getByText("Somebody else changed the same thing meanwhile").waitFor();
      expect(await name.inputValue()).toBe(`Mine, ${choice}`);
      await lookAt(page, frame, "register-conflict");
      await frame.getByRole("button", { name: choice }).click();
      const wanted = choice === "Keep mine" ? "Mine, Keep mine" : `Theirs at ${choice}`;
      await expect
        .poll(async () => (await getVersion()).register.controller.name, patient)
        .toBe(wanted);
      await expect.poll(() => name.inputValue(), patient).toBe(wanted);
      await page.context().close();
    }
  });
});

function withController(register: Register, change: Partial<Register["controller"]>): Register {
  return { ...register, controller: { ...register.controller, ...change } };
}

describe("a register with 500 cookies", () => {
  it("lists them in pages, finds one by a part of its name and stays quick", async () => {
    const more = Array.from({ length: 490 }, (_none, index) =>
      sampleStoredItem({
        ...{ id: `planted-${String(index)}`, name: `planted_${String(index)}` },
        purpose: "statistics",
      }),
    );
    await put((register) => ({ ...register, storedItems: [...register.storedItems, ...more] }));
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/register/cookies", "owner");
    await frame.getByText("Page 1 of 10").waitFor();
    expect(await frame.locator("tbody tr").count()).toBe(50);
    await frame.getByLabel("Search cookies and similar").fill("planted_48");
    await expect.poll(() => frame.locator("tbody tr").count(), patient).toBe(11);
    await lookAt(page, frame, "register-cookies-found");
    expect(stack.troubles).toEqual([]);
  });
});

describe("the languages", () => {
  it("are published once the own texts are written and somebody signed the sentences off", async () => {
    const page = await stack.newPage();
    let frame = await stack.open(page, "/app/register/languages", "owner");
    await frame.getByRole("checkbox", { name: "German" }).check();
    await save(frame);
    await frame.getByText("Nobody has reviewed Lagom’s sentences").waitFor();
    await lookAt(page, frame, "register-languages-german");
    frame = await stack.open(page, "/app/register/languages/de", "owner");
    const name = frame.getByLabel("“Strumpklubben”: name");
    await name.fill("Der Sockenclub");
    await save(frame);
    await frame.getByText("Saved as version").waitFor();
    expect(
      (await getVersion()).register.purposes.find(({ id }) => id === "sock-club"),
    ).toMatchObject({ name: { sv: "Strumpklubben", de: "Der Sockenclub" } });
    await frame.getByRole("button", { name: "Publish without review" }).click();
    await frame.getByText("You publish this language although").waitFor();
    await frame.getByRole("button", { name: /^Read all/u }).click();
    await frame.getByRole("button", { name: "I have read them: sign off" }).click();
    await frame.getByText("Signed off by Store Owner").waitFor();
    await lookAt(page, frame, "register-language-signed");
    const review = await stack.database.prisma.languageReview.findFirstOrThrow();
    expect(review).toMatchObject({ language: "de", reviewedBy: "staff:42" });
    expect(stack.troubles).toEqual([]);
  });
});

describe("the history", () => {
  it("shows a version's differences before and after, and restores it", async () => {
    const page = await stack.newPage(360);
    let frame = await stack.open(page, "/app/register/history", "owner");
    await lookAt(page, frame, "register-history-long");
    frame = await stack.open(page, `/app/register/history/${String(sampleNumber + 1)}`, "owner");
    await frame.getByText("Company: phone").waitFor();
    await lookAt(page, frame, "register-difference");
    const { number } = await getVersion();
    await frame.getByRole("button", { name: "Restore this version" }).click();
    await frame.getByRole("dialog").getByRole("button", { name: "Restore" }).click();
    await frame.getByRole("link", { name: `Version ${String(number + 1)}` }).waitFor();
    const restored = await services.register.findVersion(await findShop(), sampleNumber + 1);
    expect((await getVersion()).register).toEqual(restored?.register);
    expect(stack.troubles).toEqual([]);
  });
});

describe("somebody who may not change settings", () => {
  it("sees the register and is told why nothing can be changed", async () => {
    const page = await stack.newPage();
    for (const address of ["/app/register", "/app/register/purposes/newsletter"]) {
      const frame = await stack.open(page, address, "staff");
      await frame.getByText("You can look at the register").waitFor();
      await lookAt(page, frame, `register-staff-${address.split("/").at(-1) ?? ""}`);
    }
    expect(stack.troubles).toEqual([]);
  });
});
