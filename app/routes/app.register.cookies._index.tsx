import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { PageError } from "../ui/page-error.tsx";
import { changeRegister } from "../web/save-register.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";
import { factsOf, requireRegister } from "../web/register-visit.server.ts";
import { listStoredItems } from "../ui/present/present-register-lists.ts";
import { RegisterListPage } from "../ui/register-list-page.tsx";
import { parseListQuery } from "../ui/register-search.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await requireRegister(request);
  const query = parseListQuery(visit.params);
  const { register } = visit.version;
  return {
    facts: factsOf(visit, []),
    list: listStoredItems({ register, gaps: visit.gaps, query }),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  return changeRegister(await requireStaff(request), await request.formData());
}

export const meta: MetaFunction = () => [{ title: "Cookies and similar · Lagom" }];

export default function RegisterCookies() {
  return (
    <RegisterListPage
      {...useLoaderData<typeof loader>()}
      title="Cookies and similar"
      subtitle="What your store and its tools keep in the visitor’s browser. The cookie table of the policy is printed from it."
      headings={["Name", "Kind", "What it does", "Set by", "Stays"]}
      noun={{ singular: "entry", plural: "cookies and similar" }}
      add={{ content: "Add one", url: "/app/register/cookies/new" }}
      more={[{ content: "Add a well-known tool", url: "/app/register/tools" }]}
      empty={{
        title: "Nothing is listed yet",
        text: "Add what your store and its tools keep in the visitor’s browser. Well-known tools are filled in for you.",
      }}
    />
  );
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
