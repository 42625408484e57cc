import type { Frame } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Register } from "../../app/domain/register/types.ts";
import { asInstallationId } from "../../app/domain/shared/ids.ts";
import type { Services } from "../../app/services.server.ts";
import { type AdminStack, adminShop, startAdminStack, widths } from "../support/admin-stack.ts";
import { lookAt } from "../support/look-at.ts";
import { sampleRegister, sampleStoredItem } from "../support/register-fixture.ts";
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

describe("the register's pages", () => {
  it("are usable at both widths, with nothing serious for axe", async () => {
    await put((register) => register);
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
      ["register-version", "/app/register/history/1"],
    ] as const;
    for (const width of widths) {
      const page = await stack.newPage(width);
      for (const [name, address] of pages) {
        await lookAt(page, await stack.open(page, address, "owner"), name);
      }
      await page.context().close();
    }
    expect(stack.troubles).toEqual([]);
  });
});
