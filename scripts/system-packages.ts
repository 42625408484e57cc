import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runCommand } from "./run-command.ts";

const POSTGRES_ROOT = "/usr/lib/postgresql";
const CHROMIUM_FILES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const say = (text: string) => {
  process.stderr.write(`[setup] ${text}\n`);
};

function postgresFolders(): string[] {
  const onPath = (process.env["PATH"] ?? "").split(path.delimiter);
  const debian = existsSync(POSTGRES_ROOT)
    ? readdirSync(POSTGRES_ROOT)
        .sort((left, right) => Number(right) - Number(left))
        .map((version) => path.join(POSTGRES_ROOT, version, "bin"))
    : [];
  return [...debian, ...onPath];
}

/** Folder that holds PostgreSQL's `initdb` and `postgres`, or undefined where it is not installed. */
export function findPostgresFolder(): string | undefined {
  return postgresFolders().find(
    (folder) =>
      existsSync(path.join(folder, "initdb")) && existsSync(path.join(folder, "postgres")),
  );
}

/** A Chromium or Chrome to drive: the one named by CHROMIUM_PATH, else the usual places. */
export function findChromium(): string | undefined {
  const named = process.env["CHROMIUM_PATH"];
  if (named !== undefined && named !== "") return named;
  return CHROMIUM_FILES.find((file) => existsSync(file));
}

const DOVECOT_FILES = [
  "/usr/sbin/dovecot",
  "/usr/local/sbin/dovecot",
  "/opt/homebrew/sbin/dovecot",
];

/** Dovecot, the IMAP server that tests look into; undefined where it is not installed. */
export function findDovecot(): string | undefined {
  return DOVECOT_FILES.find((file) => existsSync(file));
}

function canInstall(): boolean {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

/** Keeps Debian from starting a database server of its own: the tests start theirs and stop it. */
function keepClusterAway(): void {
  const file = "/etc/postgresql-common/createcluster.conf";
  if (existsSync(file)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, "create_main_cluster = false\n");
}

async function aptInstall(names: readonly string[]): Promise<boolean> {
  say(`installing ${names.join(" and ")} with apt`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const options = ["-y", "-qq", "-o", "DPkg::Lock::Timeout=300"];
  const install = ["install", ...options, "--no-install-recommends"];
  const dpkg = ["-o", "Dpkg::Options::=--force-confold"];
  await runCommand("apt-get", ["update", ...options], { env, output: "keep" });
  const done = await runCommand("apt-get", [...install, ...dpkg, ...names], {
    env,
    output: "keep",
  });
  if (done.code !== 0) say(`apt-get failed:\n${done.text.split("\n").slice(-12).join("\n")}`);
  return done.code === 0;
}

/** `policy-rc.d` is what Debian asks whether a service it installs may start; 101 is no. */
const POLICY_FILE = "/usr/sbin/policy-rc.d";

/** Keeps Debian from starting a mail server: the tests start theirs and stop it. */
function keepServiceAway(): void {
  if (existsSync(POLICY_FILE)) return;
  writeFileSync(POLICY_FILE, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  placedPolicy = true;
}

let placedPolicy = false;

function takePolicyAway(): void {
  if (!placedPolicy) return;
  rmSync(POLICY_FILE, { force: true });
  placedPolicy = false;
}

interface SystemPackage {
  readonly name: string;
  readonly find: () => string | undefined;
  readonly prepare: () => void;
}

const POSTGRES: SystemPackage = {
  name: "postgresql",
  find: findPostgresFolder,
  prepare: keepClusterAway,
};
const DOVECOT: SystemPackage = {
  name: "dovecot-imapd",
  find: findDovecot,
  prepare: keepServiceAway,
};
const CHROMIUM: SystemPackage = { name: "chromium", find: findChromium, prepare: () => undefined };

async function ensureAll(wanted: readonly SystemPackage[]): Promise<void> {
  const missing = wanted.filter((one) => one.find() === undefined);
  if (missing.length === 0) return;
  const names = missing.map((one) => one.name);
  if (!canInstall()) {
    say(`${names.join(" and ")} not found; what needs it is left out. Install it and run again.`);
    return;
  }
  for (const one of missing) one.prepare();
  try {
    await aptInstall(names);
  } finally {
    takePolicyAway();
  }
}

/** Finds Chromium or, as root on Debian, installs it. Answers its path, undefined without one. */
export async function ensureChromium(): Promise<string | undefined> {
  await ensureAll([CHROMIUM]);
  return findChromium();
}

/** Finds or installs PostgreSQL, Chromium and Dovecot, which only tests and the demo need. */
export async function ensureSystemPackages(): Promise<void> {
  await ensureAll([POSTGRES, CHROMIUM, DOVECOT]);
}

/** Installs Chromium's headless shell where Debian has it: tests are quicker with it, and pass without. */
export async function offerHeadlessShell(): Promise<void> {
  const name = "chromium-headless-shell";
  if (existsSync(`/usr/bin/${name}`) || !canInstall()) return;
  const known = await runCommand("apt-cache", ["show", name], { output: "keep" });
  if (known.code === 0) await aptInstall([name]);
}
