// npm run dev: Shopify's CLI against a development store, for somebody with a partner account. It
// opens the tunnel and runs scripts/web.ts, as shopify.web.toml says.
import { installedProgram } from "./run-command.ts";
import { spawn } from "node:child_process";

const args = ["app", "dev", ...process.argv.slice(2)];
const child = spawn(installedProgram("shopify"), args, { stdio: "inherit" });
process.on("SIGTERM", (signal) => child.kill(signal));
process.on("SIGINT", () => undefined);
child.on("exit", (code) => process.exit(code ?? 1));
