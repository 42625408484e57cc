// The front door of every npm script. A clone and Node 20 or newer are all there is, so this file
// uses Node's own modules only, prepares what the repository needs (packages, the pinned Node,
// Prisma's client, Shopify's Admin schema) and then runs scripts/<command>.ts on the pinned Node.
// Everything it says goes to standard error: a command's standard output stays its own.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const bin = path.join(root, "node_modules", ".bin");
const nodeBinary = path.join(bin, process.platform === "win32" ? "node.cmd" : "node");
const cache = path.join(root, ".cache");
const stampFile = path.join(root, "node_modules", ".lagom-setup");

const ADMIN_SCHEMA = {
  package: "@shopify/dev-mcp@1.16.0",
  member: "package/dist/data/admin_2026-10.json.gz",
  licence: "package/LICENSE",
  file: path.join(cache, "admin-2026-10.json.gz"),
  sha256: "f3b522f264556925eada700e795e4a002a9cba83444ebcc6c0d724254a0c6593",
};

const inRoot = (name) => path.join(root, name);
const say = (text) => process.stderr.write(`[setup] ${text}\n`);
const sha256 = (data) => createHash("sha256").update(data).digest("hex");

function fail(text, detail = "") {
  const lines = detail.trim().split("\n").slice(0, 30);
  if (detail.trim() !== "") process.stderr.write(`${lines.join("\n")}\n`);
  say(text);
  process.exit(1);
}

/** PATH without (or with) this repository's own .bin: npm must not run on a Node it is replacing. */
function environment({ pinned }) {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter((item) => item !== bin);
  return { ...process.env, PATH: (pinned ? [bin, ...folders] : folders).join(path.delimiter) };
}

function readStamp() {
  try {
    return JSON.parse(fs.readFileSync(stampFile, "utf8"));
  } catch {
    return {};
  }
}

function writeStamp(part) {
  fs.writeFileSync(stampFile, `${JSON.stringify({ ...readStamp(), ...part })}\n`);
}

/** Runs a program with its output kept back; shown only when it fails. */
async function quietly(what, command, args, env) {
  const started = Date.now();
  const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  const output = [];
  child.stdout.on("data", (chunk) => output.push(chunk));
  child.stderr.on("data", (chunk) => output.push(chunk));
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const pulse = setInterval(() => say(`${what}: ${seconds()} s`), 15_000);
  const code = await new Promise((resolve) => {
    child.on("error", (error) => {
      output.push(Buffer.from(`${error.message}\n`));
      resolve(1);
    });
    child.on("close", (status) => resolve(status ?? 1));
  });
  clearInterval(pulse);
  if (code !== 0) fail(`${what} failed.`, Buffer.concat(output).toString("utf8"));
  say(`${what}: done in ${seconds()} s`);
}

/**
 * True when node_modules holds what package-lock.json asks for. npm's own record of the install
 * decides (it is written last), so that `npm install <package>` does not cause a full reinstall.
 */
function packagesMatchLock() {
  try {
    const wanted = JSON.parse(fs.readFileSync(inRoot("package-lock.json"), "utf8")).packages;
    const record = inRoot("node_modules/.package-lock.json");
    const present = JSON.parse(fs.readFileSync(record, "utf8")).packages;
    return Object.entries(wanted).every(
      ([name, entry]) =>
        name === "" ||
        present[name]?.version === entry.version ||
        (present[name] === undefined && (entry.optional === true || entry.peer === true)),
    );
  } catch {
    return false;
  }
}

async function ensurePackages() {
  const lock = sha256(fs.readFileSync(inRoot("package-lock.json")));
  if (readStamp().lock === lock) return;
  if (!packagesMatchLock()) {
    say("installing packages, about a minute the first time");
    // Errors only: on Node 20 npm would print one engine warning per package, although everything
    // but this file runs on the pinned Node.
    const args = ["ci", "--loglevel=error", "--no-progress", "--no-audit", "--no-fund"];
    await quietly("npm ci", "npm", args, environment({ pinned: false }));
  }
  writeStamp({ lock });
}

async function ensureNode() {
  const wanted = JSON.parse(fs.readFileSync(inRoot("package.json"), "utf8")).devDependencies.node;
  const version = () => spawnSync(nodeBinary, ["--version"], { encoding: "utf8" }).stdout?.trim();
  if (readStamp().node === wanted && fs.existsSync(nodeBinary)) return;
  if (version() !== `v${wanted}`) {
    // npm 11 runs install scripts only for approved packages; this one is approved by name.
    await quietly("npm rebuild node", "npm", ["rebuild", "node"], environment({ pinned: false }));
  }
  if (version() !== `v${wanted}`) fail(`Node ${wanted} could not be installed from npm.`);
  writeStamp({ node: wanted });
}

/** Prisma wants a native engine even to generate; any program does, for it is never called. */
function standInEngine() {
  const found = ["/usr/bin/true", "/bin/true"].find((file) => fs.existsSync(file));
  return found ?? process.execPath;
}

async function ensurePrismaClient() {
  const schemaFile = inRoot("prisma/schema.prisma");
  if (!fs.existsSync(schemaFile)) return;
  const version = fs.readFileSync(inRoot("node_modules/prisma/package.json"));
  const prisma = sha256(Buffer.concat([fs.readFileSync(schemaFile), version]));
  if (readStamp().prisma === prisma && fs.existsSync(inRoot("app/generated/prisma"))) return;
  const env = {
    ...environment({ pinned: true }),
    PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? standInEngine(),
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  };
  const cli = inRoot("node_modules/prisma/build/index.js");
  const args = [cli, "generate", "--schema", "prisma/schema.prisma"];
  await quietly("prisma generate", nodeBinary, args, env);
  writeStamp({ prisma });
}

function adminSchemaIsRight() {
  if (!fs.existsSync(ADMIN_SCHEMA.file)) return false;
  return sha256(fs.readFileSync(ADMIN_SCHEMA.file)) === ADMIN_SCHEMA.sha256;
}

/** Takes one file out of the package (ISC licence, kept beside it) without its 300 dependencies. */
async function ensureAdminSchema() {
  if (adminSchemaIsRight()) return;
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), "lagom-schema-"));
  try {
    const env = environment({ pinned: false });
    const pack = ["pack", ADMIN_SCHEMA.package, "--silent", "--pack-destination", temporary];
    await quietly("fetching Shopify's Admin schema", "npm", pack, env);
    const archive = fs.readdirSync(temporary).find((name) => name.endsWith(".tgz"));
    if (archive === undefined) fail(`npm pack ${ADMIN_SCHEMA.package} left no archive.`);
    const members = [ADMIN_SCHEMA.member, ADMIN_SCHEMA.licence];
    const unpacked = spawnSync("tar", ["xzf", archive, ...members], { cwd: temporary });
    if (unpacked.status !== 0)
      fail("The Admin schema could not be unpacked.", `${unpacked.stderr}`);
    const data = fs.readFileSync(path.join(temporary, ADMIN_SCHEMA.member));
    if (sha256(data) !== ADMIN_SCHEMA.sha256) {
      fail(
        `${ADMIN_SCHEMA.member} of ${ADMIN_SCHEMA.package} has SHA-256 ${sha256(data)}, ` +
          `must have ${ADMIN_SCHEMA.sha256}. Nothing was kept.`,
      );
    }
    const licence = path.join(temporary, ADMIN_SCHEMA.licence);
    fs.copyFileSync(licence, path.join(cache, "admin-2026-10.LICENSE"));
    fs.writeFileSync(`${ADMIN_SCHEMA.file}.new`, data);
    fs.renameSync(`${ADMIN_SCHEMA.file}.new`, ADMIN_SCHEMA.file);
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Waits for its turn, so that two commands started together do not install over each other. */
async function withSetupLock(work) {
  fs.mkdirSync(cache, { recursive: true });
  const lock = path.join(cache, "setup.lock");
  for (let told = false; ; await sleep(300)) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const holder = Number(fs.existsSync(lock) ? fs.readFileSync(lock, "utf8") : 0);
    if (holder > 0 && !isAlive(holder)) fs.rmSync(lock, { force: true });
    else if (!told) say("waiting for another set-up to finish");
    told = true;
  }
  const release = () => fs.rmSync(lock, { force: true });
  process.once("exit", release);
  await work();
  process.removeListener("exit", release);
  release();
}

async function setUp() {
  await withSetupLock(async () => {
    await ensurePackages();
    await ensureNode();
    await ensurePrismaClient();
    await ensureAdminSchema();
  });
}

function runScript(command, args) {
  const [name, variant] = command.split(":");
  const script = inRoot(`scripts/${name}.ts`);
  if (!/^[a-z-]+$/.test(name) || !fs.existsSync(script)) fail(`There is no command ${command}.`);
  const env = environment({ pinned: true });
  if (variant === "full") env.LAGOM_TEST_SIZE = "full";
  // Type stripping is still announced as experimental; the notice would be noise in every command.
  const flags = ["--disable-warning=ExperimentalWarning"];
  const child = spawn(nodeBinary, [...flags, script, ...args], { env, stdio: "inherit" });
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  // A terminal sends Ctrl-C to the child as well: passing it on would count as a second one.
  process.on("SIGINT", () => (process.stdin.isTTY ? undefined : child.kill("SIGINT")));
  child.on("error", (error) => fail(`${command} could not be started: ${error.message}`));
  child.on("exit", (code, signal) => {
    process.exit(code ?? 128 + (os.constants.signals[signal] ?? 1));
  });
}

const [command, ...args] = process.argv.slice(2);
if (command === undefined) fail("Usage: node scripts/run.mjs <command> [arguments]");
await setUp();
runScript(command, args);
