import type { Frame } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asInstallationId } from "../../app/domain/shared/ids.ts";
import type { Services } from "../../app/services.server.ts";
import { type AdminStack, adminShop, startAdminStack } from "../support/admin-stack.ts";
import { lookAt, lookAtBoth } from "../support/look-at.ts";
import { sampleRegister } from "../support/register-fixture.ts";
import { openStackServices } from "../support/stack-services.ts";

let stack: AdminStack;
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

const plant = { host: "cdn.tracker.example.test", seconds: 86_400, when: "always" } as const;

const pixelHost = "px.tracker.example.test";

async function findShop() {
  const { id } = await stack.database.prisma.installation.findFirstOrThrow();
  return asInstallationId(id);
}

/** Waits until no scan goes on any more, and for the page to have seen it. */
async function scanEnds(frame: Frame): Promise<void> {
  await frame.getByRole("button", { name: "Stop" }).waitFor({ state: "hidden", timeout: 120_000 });
}

describe("the board of promises", () => {
  it("says before there is anything that nothing is known, and what to do first", async () => {
    const page = await stack.newPage(360);
    const frame = await stack.open(page, "/app/promises", "owner");
    await frame.getByText("There is nothing to compare with yet").waitFor();
    await frame.getByText("No scan yet").waitFor();
    await lookAt(page, frame, "promises-empty");
    expect(stack.troubles).toEqual([]);
  });

  it("says in plain words that a locked store cannot be looked at, and takes its password", async () => {
    await stack.client.onlineStore.setStorefrontPassword({
      shop: adminShop,
      password: "raggsocka",
    });
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/promises", "owner");
    await frame.getByRole("button", { name: "Scan now" }).click();
    await frame.getByText("Enter it below so that Lagom can look").waitFor({ timeout: 60_000 });
    await frame.getByLabel("Password of your online store").fill("raggsocka");
    await frame.getByRole("button", { name: "Keep it" }).click();
    await page.getByText("Password saved").waitFor();
    await frame.getByRole("button", { name: "Forget it" }).waitFor();
    await frame.getByRole("button", { name: "A scan does not find my cookie notice" }).click();
    await frame.getByLabel("Button that refuses").fill("#no");
    await frame.getByRole("button", { name: "Save the buttons" }).click();
    await frame.getByText("Enter both buttons, or none.").waitFor();
    await frame.getByLabel("Button that accepts").fill("#yes");
    await frame.getByRole("button", { name: "Save the buttons" }).click();
    await page.getByText("Saved", { exact: true }).waitFor();
    stack.troubles.length = 0;
    expect(stack.troubles).toEqual([]);
  });

  it("shows a scan as it goes on, which can be stopped", async () => {
    const page = await stack.newPage(360);
    const frame = await stack.open(page, "/app/promises", "owner");
    await frame.getByRole("button", { name: "Scan now" }).click();
    await frame.getByRole("button", { name: "Stop" }).waitFor();
    await lookAt(page, frame, "promises-scanning");
    await frame.getByRole("button", { name: "Stop" }).click();
    await frame.getByText("The scan was stopped.").waitFor();
    expect(stack.troubles).toEqual([]);
  });

  it("turns red for what is planted and not declared, and takes it into the register", async () => {
    await stack.client.onlineStore.plantTrackers({
      shop: adminShop,
      trackers: [
        { ...plant, id: "a", kind: "script-cookie", name: "_planted" },
        { ...plant, id: "b", kind: "script-cookie", name: "_fbp" },
        { ...plant, id: "c", kind: "pixel", name: "px", host: pixelHost },
      ],
    });
    const installationId = await findShop();
    await services.register.makeVersion({
      ...{ installationId, register: sampleRegister(), cause: "edited", author: "staff:77" },
      ...{ at: new Date(), basedOn: null },
    });
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/promises", "owner");
    await frame.getByRole("button", { name: "Scan now" }).click();
    await frame.getByText(/of \d+ pages looked at/u).waitFor({ timeout: 60_000 });
    await scanEnds(frame);
    await frame.getByText("“_planted” is stored").waitFor();
    const other = await stack.newPage(360);
    const board = await stack.open(other, "/app/promises", "owner");
    await board.getByText("“_planted” is stored").waitFor();
    await lookAtBoth(other, board, "promises");
    await board
      .getByRole("link", { name: /Scan of/u })
      .first()
      .click();
    await board.getByText("Everything that was seen").waitFor();
    await lookAtBoth(other, board, "scan");
    await other.context().close();
    const home = await stack.newPage(360);
    const start = await stack.open(home, "/app", "owner");
    await start.getByText("are broken").waitFor();
    await lookAt(home, start, "home-promises");
    await addEverything(frame);
    await page.getByText(/added to the register/u).waitFor();
    await frame.getByText("Everything this scan saw is in the register").waitFor();
    expect(await services.register.findCurrent(installationId)).toMatchObject({
      ...{ number: 2, cause: "scan" },
    });
    const after = await stack.open(page, "/app/promises", "owner");
    await after
      .getByText("came before", { exact: false })
      .or(after.getByText("is there before"))
      .first()
      .waitFor();
    expect(await after.getByText("“_planted” is stored").count()).toBe(0);
    expect(stack.troubles).toEqual([]);
  });

  it("names the lines of the theme that no notice can hold back, with the fix, until they are changed", async () => {
    const page = await stack.newPage();
    const frame = await stack.open(page, "/app/promises", "owner");
    await frame.getByText("Your theme writes px.tracker.example.test/").waitFor();
    const other = await stack.newPage(360);
    const board = await stack.open(other, "/app/promises", "owner");
    await board.getByRole("link", { name: "See which, and how" }).first().click();
    await board.getByRole("heading", { name: "Your theme loads these itself" }).waitFor();
    await board.getByText("The scan’s browser asked for it before any choice").first().waitFor();
    await board
      .getByText(/^<img data-lagom-category="\w+" data-lagom-src="https:\/\/px\.tracker\./u)
      .waitFor();
    await lookAtBoth(other, board, "scan-written");
    await other.context().close();
    const notice = await stack.open(await stack.newPage(360), "/app/notice", "owner");
    await notice.getByText("3 lines to change").waitFor();
    await stack.client.onlineStore.plantTrackers({
      shop: adminShop,
      trackers: [
        { ...plant, id: "a", kind: "script-cookie", name: "_planted", mark: "statistics" },
        { ...plant, id: "b", kind: "script-cookie", name: "_fbp", mark: "statistics" },
        { ...plant, id: "c", kind: "pixel", name: "px", host: pixelHost, mark: "statistics" },
      ],
    });
    await frame.getByRole("button", { name: "Scan now" }).click();
    await frame.getByText(/of \d+ pages looked at/u).waitFor({ timeout: 60_000 });
    await scanEnds(frame);
    await frame.getByText("Your theme writes").first().waitFor({ state: "detached" });
    const { lines } = await services.promises.board(await findShop());
    expect(lines.find(({ promise }) => promise === "theme-waits")).toMatchObject({
      ...{ state: "kept", drifts: [] },
    });
    expect(stack.troubles).toEqual([]);
  });

  it("is for looking only to somebody without the permission", async () => {
    const page = await stack.newPage(360);
    const frame = await stack.open(page, "/app/promises", "staff");
    expect(await frame.getByRole("button", { name: "Scan now" }).isDisabled()).toBe(true);
    expect(await frame.getByLabel("How often Lagom looks by itself").isDisabled()).toBe(true);
    expect(stack.troubles).toEqual([]);
  });
});

async function addEverything(frame: Frame): Promise<void> {
  await frame
    .getByRole("link", { name: /Scan of/u })
    .first()
    .click();
  await frame.getByRole("heading", { name: "Not in the register" }).waitFor();
  for (const box of await frame.getByRole("checkbox").all()) await box.check();
  for (const select of await frame.getByLabel(/^What .+ is for$/u).all()) {
    if ((await select.inputValue()) === "") await select.selectOption({ label: "Statistics" });
  }
  await frame.getByRole("button", { name: /Add \d+ to register/u }).click();
}
