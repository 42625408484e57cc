// Packages, Node, Prisma's client and the Admin schema are there when this runs (run.mjs).
import { ensureSystemPackages } from "./system-packages.ts";

await ensureSystemPackages();
process.stderr.write("[setup] ready: npm run demo, npm test\n");
