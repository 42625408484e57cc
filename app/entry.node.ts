// The app's one process: pages, webhooks and jobs, or only some of them by PROCESS_ROLE. What it
// serves is the build; the services live in there, so this file never imports them itself.
import { createServer, type Server } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express } from "express";
import { EnvironmentError, getEnvironment } from "./config/env.server.ts";

const root = path.dirname(import.meta.dirname);
const stopWithinMs = 9_500;

/** Set once the process was asked to end: a load balancer must send nothing more. */
let isStopping = false;

type Entry = Pick<typeof import("./entry.server.tsx"), "startProcess" | "stopProcess" | "isReady">;

async function loadBuild(): Promise<ServerBuild> {
  const file = pathToFileURL(path.join(root, "build/server/index.js")).href;
  const build: unknown = await import(file);
  if (!isBuild(build)) throw new Error(`${file} is no build: npm run build`);
  return build;
}

function isBuild(value: unknown): value is ServerBuild {
  return typeof value === "object" && value !== null && "entry" in value && "routes" in value;
}

function entryOf(build: ServerBuild): Entry {
  const { module }: { module: object } = build.entry;
  if (!hasProcess(module)) throw new Error("build/server is of another version: npm run build");
  return module;
}

function hasProcess(module: object): module is Entry {
  return "startProcess" in module && "stopProcess" in module && "isReady" in module;
}

/** How the addresses begin that programs call: Shopify, mail programs, senders. */
const calledByPrograms = ["api", "inbound-mail", "leave", "mail", "proxy", "webhooks"];

/**
 * The build with only those routes. For each request the router looks through all there are, three times:
 * longer than it takes to write an opt-out. Programs call often and in crowds, so theirs are looked for
 * among themselves.
 */
function routesOfPrograms(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).filter(
    ([id, route]) => id === "root" || calledByPrograms.includes(route.path?.split("/", 1)[0] ?? ""),
  );
  return { ...build, routes: Object.fromEntries(routes) };
}

function serveAssets(app: Express): void {
  const client = path.join(root, "build/client");
  // Their names carry a hash of their content.
  const forever = { immutable: true, maxAge: "1y", index: false } as const;
  app.use("/assets", compression(), express.static(path.join(client, "assets"), forever));
  app.use(compression({ filter: (request) => request.method === "GET" }));
  app.use(express.static(client, { maxAge: "1h", index: false }));
}

function createApp(build: ServerBuild, entry: Entry): Express {
  const app = express();
  app.disable("x-powered-by");
  app.get("/healthz", (_request, response) => {
    response.type("text/plain").send("ok\n");
  });
  app.get("/readyz", async (_request, response) => {
    const ready = !isStopping && (await entry.isReady());
    response
      .status(ready ? 200 : 503)
      .type("text/plain")
      .send(ready ? "ready\n" : "not ready\n");
  });
  if (getEnvironment().PROCESS_ROLE === "worker") return app;
  const mode = getEnvironment().NODE_ENV;
  const ofPrograms = createRequestHandler({ build: routesOfPrograms(build), mode });
  // Before the files: none of them lies there, and each look would be one at the disk.
  app.all(
    calledByPrograms.map((part) => `/${part}/*`),
    ofPrograms,
  );
  serveAssets(app);
  app.all("*", createRequestHandler({ build, mode }));
  return app;
}

function listen(app: Express): Promise<Server> {
  const { PORT, HOST } = getEnvironment();
  const server = createServer(app);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(PORT, HOST, () => {
      resolve(server);
    });
  });
}

/** Takes no new connection, ends idle ones and waits for the requests in hand. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeIdleConnections();
  });
}

async function run(): Promise<void> {
  getEnvironment();
  const build = await loadBuild();
  const entry = entryOf(build);
  await entry.startProcess();
  const server = await listen(createApp(build, entry));
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), stopWithinMs).unref();
    const drained = closeServer(server);
    setTimeout(() => {
      server.closeAllConnections();
    }, stopWithinMs / 2).unref();
    await drained;
    await entry.stopProcess();
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
}

await run().catch((error: unknown) => {
  const known = error instanceof EnvironmentError;
  process.stderr.write(
    `${known ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exit(1);
});
