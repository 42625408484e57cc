import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";

// `shopify app dev` serves the app through a tunnel and tells its address in these variables
// (scripts/web.ts hands them on).
const appUrl = process.env["SHOPIFY_APP_URL"] ?? "http://localhost";
const host = new URL(appUrl).hostname;
const isLocal = host === "localhost";

export default defineConfig({
  server: {
    allowedHosts: [host],
    cors: { preflightContinue: true },
    port: Number(process.env["PORT"] ?? 3000),
    hmr: isLocal
      ? { protocol: "ws", host: "localhost", port: 64_999, clientPort: 64_999 }
      : {
          protocol: "wss",
          host,
          port: Number(process.env["FRONTEND_PORT"] ?? 8002),
          clientPort: 443,
        },
    fs: { allow: ["app", "node_modules"] },
  },
  plugins: [
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        // The admin frame shows one page at a time; a manifest request per link would only wait.
        v3_lazyRouteDiscovery: false,
        // As in Shopify's template: its thrown responses carry headers App Bridge acts on.
        v3_singleFetch: false,
        v3_routeConfig: true,
      },
    }),
  ],
  build: { assetsInlineLimit: 0, target: "es2022" },
});
