import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { PageError } from "../ui/page-error.tsx";
import { changeRegister } from "../web/save-register.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";
import { factsOf, requireRegister } from "../web/register-visit.server.ts";
import { eeaCountries } from "../domain/register/known/countries.ts";
import { countryOptions } from "../ui/present/present-register.ts";
import { RegisterRecipientPage } from "../ui/register-recipient-page.tsx";
import { purposeOptions, requireRecipient } from "../web/register-items.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await requireRegister(request);
  const { register } = visit.version;
  const saved = requireRecipient(visit, params["id"] ?? "");
  return {
    ...{ saved, countries: countryOptions, eea: eeaCountries },
    facts: factsOf(visit, [`recipients.${saved.id}`]),
    purposes: purposeOptions(register),
    storedItems: register.storedItems.filter(({ setBy }) => setBy === saved.id).length,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  return changeRegister(await requireStaff(request), await request.formData());
}

export { skipForPreview as shouldRevalidate } from "../ui/register-preview.tsx";

export const meta: MetaFunction = () => [{ title: "Recipient · Lagom" }];

export default function RegisterRecipient() {
  const data = useLoaderData<typeof loader>();
  return <RegisterRecipientPage key={data.saved.id} {...data} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
