import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { PageError } from "../ui/page-error.tsx";
import { changeRegister } from "../web/save-register.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";
import { factsOf, requireRegister } from "../web/register-visit.server.ts";
import { listRecipients } from "../ui/present/present-register-lists.ts";
import { RegisterListPage } from "../ui/register-list-page.tsx";
import { parseListQuery } from "../ui/register-search.ts";
import { eeaCountries } from "../domain/register/known/countries.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await requireRegister(request);
  const query = parseListQuery(visit.params);
  const { register } = visit.version;
  return {
    facts: factsOf(visit, []),
    list: listRecipients({ register, gaps: visit.gaps, query, eea: eeaCountries }),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  return changeRegister(await requireStaff(request), await request.formData());
}

export const meta: MetaFunction = () => [{ title: "Who gets it · Lagom" }];

export default function RegisterRecipients() {
  return (
    <RegisterListPage
      {...useLoaderData<typeof loader>()}
      title="Who gets it"
      subtitle="Everybody outside your company who gets data about people: apps, carriers, payment, bookkeeping."
      headings={["Recipient", "Country", "Role", "Gets data for"]}
      noun={{ singular: "recipient", plural: "recipients" }}
      add={{ content: "Add a recipient", url: "/app/register/recipients/new" }}
      more={[{ content: "Add a well-known tool", url: "/app/register/tools" }]}
      empty={{
        title: "No recipients yet",
        text: "Add everybody who gets data about people from you. Well-known tools are filled in for you.",
      }}
    />
  );
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
