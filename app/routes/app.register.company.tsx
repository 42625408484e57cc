import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { PageError } from "../ui/page-error.tsx";
import { changeRegister } from "../web/save-register.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";
import { factsOf, requireRegister } from "../web/register-visit.server.ts";
import { authorityOptions } from "../ui/present/authority-options.ts";
import { countryOptions } from "../ui/present/present-register.ts";
import { RegisterCompanyPage } from "../ui/register-company-page.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await requireRegister(request);
  const { controller, dataProtectionOfficer, authorityCountry } = visit.version.register;
  return {
    facts: factsOf(visit, ["controller", "dataProtectionOfficer", "authorityCountry"]),
    saved: { controller, dataProtectionOfficer, authorityCountry },
    countries: countryOptions,
    authorities: authorityOptions,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  return changeRegister(await requireStaff(request), await request.formData());
}

export const meta: MetaFunction = () => [{ title: "Company and contacts · Lagom" }];

export default function RegisterCompany() {
  return <RegisterCompanyPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
