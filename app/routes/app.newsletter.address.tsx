import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { AddressPage } from "../ui/newsletter/address-page.tsx";
import { PageError } from "../ui/page-error.tsx";
import { mayDecide } from "../web/newsletter/desk-visit.server.ts";
import { lookUpAddress } from "../web/newsletter/look-up-address.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  return { mayDecide: mayDecide(await requireStaff(request)) };
}

export async function action({ request }: ActionFunctionArgs) {
  return lookUpAddress(request);
}

export const meta: MetaFunction = () => [{ title: "One address · Lagom" }];

export default function OneAddress() {
  return <AddressPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
