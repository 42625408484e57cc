import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { PageError } from "../ui/page-error.tsx";
import { RegisterOverviewPage } from "../ui/register-overview-page.tsx";
import { RegisterStartPage } from "../ui/register-start-page.tsx";
import { loadRegisterHome } from "../web/load-register-home.server.ts";
import { changeRegister } from "../web/save-register.server.ts";
import { startRegister } from "../web/start-register.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  return loadRegisterHome(request);
}

export async function action({ request }: ActionFunctionArgs) {
  const visit = await requireStaff(request);
  const form = await request.formData();
  return form.get("intent") === "start" ? startRegister(visit) : changeRegister(visit, form);
}

export const meta: MetaFunction = () => [{ title: "Register · Lagom" }];

export default function RegisterHome() {
  const data = useLoaderData<typeof loader>();
  return data.overview === null ? (
    <RegisterStartPage mayConfigure={data.mayConfigure} />
  ) : (
    <RegisterOverviewPage {...data} />
  );
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
