import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { generate } from "selfsigned";
import { findFreePort } from "../../scripts/local-stack.ts";
import { findDovecot } from "../../scripts/system-packages.ts";

/** True where `startImapServer` can work: use it with `describe.skipIf`. */
export function dovecotAvailable(): boolean {
  return findDovecot() !== undefined;
}

export const imapUser = "support@shop.example.test";
export const imapPassword = "a password for one app";
/** What the introspection of the test's own provider takes for a token of `imapUser`. */
export const imapAccessToken = "an access token that holds";

export type ImapServer = {
  /** Encrypted from the first byte, on 127.0.0.1. */
  readonly port: number;
  /** Encrypted by STARTTLS. */
  readonly plainPort: number;
  /** The certificate that has to be trusted, PEM. */
  readonly certificate: string;
  /** SIGKILL, as a machine that goes away. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly log: () => Promise<string>;
  /** Ends it and removes its files. */
  readonly stop: () => Promise<void>;
};

type Options = {
  /** A server that does not say by itself when mail comes. */
  readonly withoutIdle?: boolean;
};

type Place = {
  readonly folder: string;
  readonly port: number;
  readonly plainPort: number;
  readonly introspection: string;
};

/**
 * Starts Debian's Dovecot as a process of its own: a temporary folder, loopback, its own certificate, one
 * mailbox. As root its parts run under the accounts the package made, else all under the one of the test.
 */
export async function startImapServer(options: Options = {}): Promise<ImapServer> {
  const folder = await mkdtemp(path.join(tmpdir(), "lagom-imap-"));
  const [port, plainPort] = [await findFreePort(), await findFreePort()];
  const introspection = await startIntrospection();
  const place = { folder, port, plainPort, introspection: introspection.url };
  const certificate = await writeFiles(place, options);
  let child: ChildProcess | undefined;
  const start = async () => {
    child = await startDovecot(place);
  };
  const end = async (signal: NodeJS.Signals) => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  };
  const killAtExit = () => child?.kill("SIGTERM");
  process.once("exit", killAtExit);
  await start();
  return {
    ...{ port, plainPort, certificate, start },
    kill: () => end("SIGKILL"),
    log: () => readFile(path.join(folder, "log"), "utf8"),
    stop: async () => {
      process.removeListener("exit", killAtExit);
      await end("SIGTERM");
      introspection.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Says which access tokens hold (RFC 7662), for XOAUTH2. */
async function startIntrospection() {
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => {
      text += chunk.toString("utf8");
    });
    request.on("end", () => {
      const active = new URLSearchParams(text).get("token") === imapAccessToken;
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ active, user: imapUser, email: imapUser }));
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${String(port)}/introspect`, close: () => server.close() };
}

async function readTable(file: string): Promise<readonly string[][]> {
  return (await readFile(file, "utf8")).split("\n").map((line) => line.split(":"));
}

/** Under which accounts its parts run. */
async function accounts() {
  const { username, uid, gid } = userInfo();
  if (process.getuid?.() === 0) {
    const mail = (await readTable("/etc/passwd")).find(([name]) => name === "dovecot");
    const ids = { uid: Number(mail?.[2]), gid: Number(mail?.[3]) };
    return { internal: "dovecot", login: "dovenull", group: "dovecot", ...ids };
  }
  const found = (await readTable("/etc/group")).find(([, , id]) => id === String(gid));
  return { internal: username, login: username, group: found?.[0] ?? username, uid, gid };
}

async function writeFiles(place: Place, options: Options): Promise<string> {
  const { folder } = place;
  const account = await accounts();
  await chmod(folder, 0o755);
  const home = path.join(folder, "home");
  await mkdir(home);
  await chown(home, account.uid, account.gid);
  // Two authorities of one name cannot be told apart by those who trust both.
  const name = `Mail of ${path.basename(folder)}`;
  const { cert, private: key } = await generate([{ name: "commonName", value: name }], {
    keySize: 2048,
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] },
    ],
  });
  const write = (name: string, text: string) => writeFile(path.join(folder, name), text);
  await write("cert.pem", cert);
  await write("key.pem", key);
  await write("users", `${imapUser}:{PLAIN}${imapPassword}::::::\n`);
  await write("oauth2.conf", oauthConfig(place));
  await write("dovecot.conf", mainConfig(place, account, options));
  return cert;
}

function oauthConfig({ introspection }: Place): string {
  return [
    "introspection_mode = post",
    `introspection_url = ${introspection}`,
    "username_attribute = user",
    "active_attribute = active",
    "active_value = true",
    "",
  ].join("\n");
}

function mainConfig(
  { folder, port, plainPort }: Place,
  account: Awaited<ReturnType<typeof accounts>>,
  { withoutIdle = false }: Options,
): string {
  const { internal, login, group, uid, gid } = account;
  const ids = `uid=${String(uid)} gid=${String(gid)}`;
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
default_internal_user = ${internal}
default_login_user = ${login}
default_internal_group = ${group}
first_valid_uid = 0
ssl = required
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
ssl_dh =
auth_mechanisms = plain xoauth2 oauthbearer
auth_failure_delay = 0
mail_location = maildir:${folder}/home/%u/mail
mail_max_userip_connections = 40
login_greeting = ready
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${folder}/oauth2.conf
}
passdb {
  driver = passwd-file
  mechanisms = plain
  args = ${folder}/users
}
userdb {
  driver = static
  args = ${ids} home=${folder}/home/%u
}
namespace inbox {
  inbox = yes
}
${withoutIdle ? "imap_capability = IMAP4rev1 SASL-IR LITERAL+ ID ENABLE UIDPLUS" : ""}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${String(plainPort)}
  }
  inet_listener imaps {
    port = ${String(port)}
    ssl = yes
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`;
}

async function startDovecot({ folder, port }: Place): Promise<ChildProcess> {
  const program = findDovecot();
  if (program === undefined) throw new Error("Dovecot is not installed on this machine");
  const args = ["-F", "-c", path.join(folder, "dovecot.conf")];
  const deadline = performance.now() + 20_000;
  while (performance.now() < deadline) {
    // Parts of one that was killed may hold its ports for a moment.
    await rm(path.join(folder, "run", "master.pid"), { force: true });
    const child = spawn(program, args, { stdio: "ignore" });
    while (child.exitCode === null && performance.now() < deadline) {
      if (await isOpen(port)) return child;
      await sleep(50);
    }
    child.kill("SIGKILL");
    await sleep(200);
  }
  const file = path.join(folder, "log");
  const log = existsSync(file) ? (await readFile(file, "utf8")).slice(-2_000) : "";
  throw new Error(`Dovecot did not start: ${log}`);
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      answer(true);
    });
    socket.once("error", () => {
      answer(false);
    });
  });
}
