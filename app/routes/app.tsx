import type { HeadersFunction, LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { Link, Outlet, useRouteError } from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { requireStaff } from "../web/staff-session.server.ts";
import { PageError } from "../ui/page-error.tsx";
import appStyles from "../ui/app.css?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: polarisStyles },
  { rel: "stylesheet", href: appStyles },
];

/** Everything below is for a signed-in user of the shop. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  return null;
}

/** App Bridge is in the head already (root.tsx), hence `isEmbeddedApp={false}`. */
export default function App() {
  return (
    <AppProvider isEmbeddedApp={false} apiKey="">
      <NavMenu>
        <Link to="/app" rel="home">
          Home
        </Link>
        <Link to="/app/requests">Requests</Link>
        <Link to="/app/register">Register</Link>
        <Link to="/app/policy">Policy</Link>
        <Link to="/app/notice">Cookie notice</Link>
        <Link to="/app/newsletter">Newsletter</Link>
        <Link to="/app/promises">Promises</Link>
        <Link to="/app/keeping">Kept by law</Link>
        <Link to="/app/evidence">Evidence</Link>
        <Link to="/app/self-audit">Self-audit</Link>
        <Link to="/app/settings">Settings</Link>
      </NavMenu>
      <Outlet />
    </AppProvider>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  return (
    <AppProvider isEmbeddedApp={false} apiKey="">
      <PageError error={error} />
    </AppProvider>
  );
}

/** The library's responses carry headers App Bridge acts on. */
export const headers: HeadersFunction = (args) => boundary.headers(args);
