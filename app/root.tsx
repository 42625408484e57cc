import type { LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { getEnvironment } from "./config/env.server.ts";

/**
 * App Bridge: before any other script, only where the admin frames the app, and
 * last in the head, because React forgives what a script appends there only at the end.
 */
const APP_BRIDGE = "https://cdn.shopify.com/shopifycloud/app-bridge.js";

export function loader({ request }: LoaderFunctionArgs) {
  const isFramed = /^\/app(?:\/|$)/u.test(new URL(request.url).pathname);
  return { appBridgeKey: isFramed ? getEnvironment().SHOPIFY_API_KEY : null };
}

export const shouldRevalidate = () => false;

/**
 * No `ScrollRestoration`: it reads session storage, which browsers withhold
 * from a framed app when third-party storage is blocked.
 */
export function Layout({ children }: { readonly children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  const key = data?.appBridgeKey ?? null;
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <Meta />
        <Links />
        {key === null ? null : <meta name="shopify-api-key" content={key} />}
        {key === null ? null : <script src={APP_BRIDGE} />}
      </head>
      <body>
        {children}
        <Scripts />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

/** Outside the admin, in plain words. Remix's own page prints the error past the log. */
export function ErrorBoundary() {
  const error = useRouteError();
  const isMissing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <main>
      <h1>{isMissing ? "Nothing here" : "Something went wrong"}</h1>
      <p>Open Lagom from your Shopify admin, under Apps.</p>
    </main>
  );
}
