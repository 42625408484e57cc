import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { HandOver } from "../../app/domain/newsletter/mailboxes/ports.ts";
import type { MailboxSettings } from "../../app/domain/newsletter/mailboxes/types.ts";
import { createAccessWorld } from "../support/access-world.ts";
import {
  dovecotAvailable,
  imapAccessToken,
  type ImapServer,
  startImapServer,
} from "../support/imap-server.ts";
import {
  bring,
  openMailboxWorld,
  openOtherClient,
  settingsFor,
  trust,
  type WatchOptions,
  writeMail,
} from "../support/mailbox-world.ts";

type World = Awaited<ReturnType<typeof createAccessWorld>>;

describe.skipIf(!dovecotAvailable())("a mailbox that is looked into by IMAP", () => {
  let world: World;
  let server: ImapServer;
  let polled: ImapServer;
  beforeAll(async () => {
    [world, server, polled] = await Promise.all([
      createAccessWorld({ store: { seed: 7, customers: 2, orders: 1, hardPeople: false } }),
      startImapServer(),
      startImapServer({ withoutIdle: true }),
    ]);
    trust(server.certificate);
    trust(polled.certificate);
  });
  afterAll(() => Promise.all([world.close(), server.stop(), polled.stop()]));

  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
    await rows().mailbox.deleteMany();
  });

  const rows = () => world.database.prisma;
  const boxes = () =>
    openMailboxWorld(world, () =>
      [server.port, server.plainPort, polled.port].map((port) => `localhost:${String(port)}`),
    );
  const entry = () => ({
    ...{ installationId: world.installationId, dataRequestId: null, at: new Date() },
    ...{ action: "mailbox.saved", actor: "staff:1", detail: {} },
  });
  const save = async (settings: MailboxSettings, id: string | null = null): Promise<string> => {
    const wanted = { installationId: world.installationId, id, settings, entry: entry() };
    const saved = await boxes().mailboxes.save(wanted);
    if (saved === undefined) throw new Error("not saved");
    return saved;
  };
  const healthOf = async (id: string) =>
    (await boxes().mailboxes.find(world.installationId, id))?.health;
  const isReady = (id: string) => async () => {
    const row = await rows().mailbox.findUnique({ where: { id } });
    return row?.lastUid !== null && row?.state === "ok" && row.lastSeenAt !== null;
  };
  const begin = (options: WatchOptions) => {
    const watch = boxes().watch(options);
    stops.push(watch.stop);
    return watch;
  };

  /** Keeps which mails were handed over, by their subject. */
  function listen() {
    const subjects: string[] = [];
    const handOver: HandOver = async ({ raw }) => {
      subjects.push(/^Subject: (.*)$/mu.exec(raw.toString("utf8"))?.[1]?.trim() ?? "");
      return Promise.resolve();
    };
    return { subjects, handOver };
  }

  it("begins now, takes what comes at once, and leaves every mail where it is, unread", async () => {
    await bring(server, writeMail("from before", randomUUID()));
    const { subjects, handOver } = listen();
    const id = await save(settingsFor(server));
    begin({ handOver });
    await expect.poll(isReady(id), { timeout: 20_000 }).toBe(true);
    const startedAt = performance.now();
    await bring(server, writeMail("leave me be", randomUUID()));
    await expect.poll(() => subjects, { timeout: 20_000 }).toEqual(["leave me be"]);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    const other = await openOtherClient(server);
    await other.mailboxOpen("INBOX", { readOnly: true });
    const mails = await other.fetchAll("1:*", { flags: true });
    await other.logout();
    expect(mails.map(({ flags }) => flags?.has("\\Seen"))).toEqual([false, false]);
    await expect.poll(async () => (await healthOf(id))?.lastMailAt).toBeInstanceOf(Date);
  });

  it("looks every now and then where the server does not say that mail came", async () => {
    const { subjects, handOver } = listen();
    const id = await save(settingsFor(polled));
    begin({ handOver, pollMs: 200 });
    await expect.poll(isReady(id), { timeout: 20_000 }).toBe(true);
    await bring(polled, writeMail("no idle here", randomUUID()));
    await expect.poll(() => subjects, { timeout: 20_000 }).toEqual(["no idle here"]);
  });

  it("goes on after the server was killed, with nothing lost and nothing twice", async () => {
    const { subjects, handOver } = listen();
    const id = await save(settingsFor(server));
    begin({ handOver });
    await expect.poll(isReady(id), { timeout: 20_000 }).toBe(true);
    await bring(server, writeMail("one", randomUUID()));
    await expect.poll(() => subjects, { timeout: 20_000 }).toEqual(["one"]);
    await server.kill();
    await expect.poll(async () => (await healthOf(id))?.state, { timeout: 20_000 }).toBe("failing");
    await server.start();
    await bring(server, writeMail("two", randomUUID()));
    await bring(server, writeMail("three", randomUUID()));
    await expect.poll(() => subjects, { timeout: 20_000 }).toEqual(["one", "two", "three"]);
    await expect.poll(async () => (await healthOf(id))?.state).toBe("ok");
  });

  it("takes what came while no process looked, and each mail once although two processes run", async () => {
    const { subjects, handOver } = listen();
    const id = await save(settingsFor(server));
    const first = begin({ handOver });
    await expect.poll(isReady(id), { timeout: 20_000 }).toBe(true);
    await first.stop();
    await bring(server, writeMail("meanwhile", randomUUID()));
    begin({ handOver });
    begin({ handOver });
    await expect.poll(() => subjects, { timeout: 20_000 }).toEqual(["meanwhile"]);
    await bring(server, writeMail("afterwards", randomUUID()));
    await expect.poll(() => subjects, { timeout: 20_000 }).toEqual(["meanwhile", "afterwards"]);
  });

  it("acts on nothing of a folder that was numbered anew, and goes on with what comes", async () => {
    const { subjects, handOver } = listen();
    const other = await openOtherClient(server);
    await other.mailboxCreate("Support");
    const id = await save({ ...settingsFor(server), folder: "Support" });
    const first = begin({ handOver });
    await expect.poll(isReady(id), { timeout: 20_000 }).toBe(true);
    await first.stop();
    await other.mailboxDelete("Support");
    await other.mailboxCreate("Support");
    await other.logout();
    const old = (await rows().mailbox.findUniqueOrThrow({ where: { id } })).uidValidity;
    await bring(server, writeMail("restored from a backup", randomUUID()), "Support");
    begin({ handOver });
    const validity = async () => (await rows().mailbox.findUnique({ where: { id } }))?.uidValidity;
    await expect.poll(validity, { timeout: 20_000 }).not.toBe(old);
    await bring(server, writeMail("new", randomUUID()), "Support");
    await expect.poll(() => subjects, { timeout: 20_000 }).toEqual(["new"]);
  });

  it("says what stands in the way, and goes on by itself when it is put right", async () => {
    const { subjects, handOver } = listen();
    const troubleOf = async (id: string) => (await healthOf(id))?.trouble;
    const wrong = await save(settingsFor(server, { kind: "password", password: "wrong" }));
    const missing = await save({ ...settingsFor(server), folder: "Nowhere" });
    const closed = await save({ ...settingsFor(server), host: "127.0.0.1" });
    const unknown = await save({ ...settingsFor(server), host: "imap.nowhere.invalid" });
    begin({ handOver });
    const timeout = { timeout: 20_000 };
    await expect.poll(() => troubleOf(wrong), timeout).toBe("auth-failed");
    await expect.poll(() => troubleOf(missing), timeout).toBe("folder-missing");
    await expect.poll(() => troubleOf(closed), timeout).toBe("host-closed");
    await expect.poll(() => troubleOf(unknown), timeout).toBe("host-unknown");
    await save(settingsFor(server), wrong);
    await expect.poll(isReady(wrong), timeout).toBe(true);
    await bring(server, writeMail("put right", randomUUID()));
    await expect.poll(() => subjects, timeout).toEqual(["put right"]);
  });

  it("leaves a mail alone that nothing can be done with, and takes those behind it", async () => {
    const { subjects, handOver } = listen();
    let tries = 0;
    const poisoned: HandOver = async (mail) => {
      if (!mail.raw.includes("Subject: poison")) return handOver(mail);
      tries += 1;
      return Promise.reject(new Error("cannot"));
    };
    const id = await save(settingsFor(server));
    begin({ handOver: poisoned });
    await expect.poll(isReady(id), { timeout: 20_000 }).toBe(true);
    await bring(server, writeMail("poison", randomUUID()));
    await bring(server, writeMail("behind it", randomUUID()));
    await expect.poll(() => subjects, { timeout: 20_000 }).toEqual(["behind it"]);
    expect(tries).toBe(3);
    await expect
      .poll(() => healthOf(id), { timeout: 20_000 })
      .toMatchObject({ state: "ok", trouble: "mail-skipped" });
  });

  it("stops when it is turned off, and begins again from then on", async () => {
    const { subjects, handOver } = listen();
    const id = await save(settingsFor(server));
    begin({ handOver });
    await expect.poll(isReady(id), { timeout: 20_000 }).toBe(true);
    const turn = (isOn: boolean) =>
      boxes().mailboxes.turn(world.installationId, id, { isOn, entry: entry() });
    await turn(false);
    await new Promise((later) => setTimeout(later, 500));
    await bring(server, writeMail("while off", randomUUID()));
    await turn(true);
    await expect.poll(isReady(id), { timeout: 20_000 }).toBe(true);
    await bring(server, writeMail("on again", randomUUID()));
    await expect.poll(() => subjects, { timeout: 20_000 }).toEqual(["on again"]);
  });

  it("signs in with an access token, keeps the refresh token it is given, and says when it is taken back", async () => {
    const asked: URLSearchParams[] = [];
    let isTakenBack = false;
    const provider = createServer((request, response) => {
      let text = "";
      request.on("data", (chunk: Buffer) => {
        text += chunk.toString("utf8");
      });
      request.on("end", () => {
        asked.push(new URLSearchParams(text));
        const given = { access_token: imapAccessToken, expires_in: 3600, refresh_token: "second" };
        response.statusCode = isTakenBack ? 400 : 200;
        response.end(JSON.stringify(isTakenBack ? { error: "invalid_grant" } : given));
      });
    });
    await new Promise<void>((listening) => provider.listen(0, "127.0.0.1", listening));
    stops.push(async () => {
      await new Promise((closed) => provider.close(closed));
    });
    const { port } = provider.address() as AddressInfo;
    const endpoints = { microsoft: `http://127.0.0.1:${String(port)}/token` };
    const token = {
      kind: "token",
      provider: "microsoft",
      clientId: "app",
      clientSecret: "",
    } as const;
    const { subjects, handOver } = listen();
    const id = await save(settingsFor(server, { ...token, refreshToken: "first" }));
    const watch = begin({ handOver, endpoints });
    await expect.poll(isReady(id), { timeout: 20_000 }).toBe(true);
    await bring(server, writeMail("by token", randomUUID()));
    await expect.poll(() => subjects, { timeout: 20_000 }).toEqual(["by token"]);
    expect(asked.map((one) => one.get("refresh_token"))).toEqual(["first"]);
    const kept = await boxes().mailboxes.find(world.installationId, id);
    expect(kept?.settings.access).toMatchObject({ refreshToken: "second" });
    await watch.stop();
    isTakenBack = true;
    begin({ handOver, endpoints });
    await expect
      .poll(async () => (await healthOf(id))?.trouble, { timeout: 20_000 })
      .toBe("auth-failed");
  });
});
