import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { PageError } from "../ui/page-error.tsx";
import { presentLanguages } from "../ui/present/present-languages.ts";
import { RegisterLanguagesPage } from "../ui/register-languages-page.tsx";
import { readLanguages } from "../web/register-languages.server.ts";
import { factsOf, requireRegister } from "../web/register-visit.server.ts";
import { changeRegister } from "../web/save-register.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await requireRegister(request);
  const { register } = visit.version;
  const { mainLanguage, publishedLanguages } = register;
  return {
    facts: factsOf(visit, ["mainLanguage", "publishedLanguages"]),
    saved: { mainLanguage, publishedLanguages },
    languages: presentLanguages(register, await readLanguages(visit)),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  return changeRegister(await requireStaff(request), await request.formData());
}

export const meta: MetaFunction = () => [{ title: "Languages · Lagom" }];

export default function RegisterLanguages() {
  return <RegisterLanguagesPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
