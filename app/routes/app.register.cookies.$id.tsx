import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { withToolNames } from "../domain/register/name-tools.ts";
import { PageError } from "../ui/page-error.tsx";
import { changeRegister } from "../web/save-register.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";
import { factsOf, requireRegister } from "../web/register-visit.server.ts";
import { RegisterStoredItemPage } from "../ui/register-stored-item-page.tsx";
import { purposeOptions, requireStoredItem } from "../web/register-items.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await requireRegister(request);
  const { register } = visit.version;
  const saved = requireStoredItem(visit, params["id"] ?? "");
  return {
    saved,
    facts: factsOf(visit, [`storedItems.${saved.id}`]),
    purposes: purposeOptions(register),
    recipients: withToolNames(register).recipients.map(({ id, name }) => ({
      value: id,
      label: name,
    })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  return changeRegister(await requireStaff(request), await request.formData());
}

export { skipForPreview as shouldRevalidate } from "../ui/register-preview.tsx";

export const meta: MetaFunction = () => [{ title: "Cookie · Lagom" }];

export default function RegisterCookie() {
  const data = useLoaderData<typeof loader>();
  return <RegisterStoredItemPage key={data.saved.id} {...data} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
