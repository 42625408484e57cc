import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { z } from "zod";
import { requireStaff } from "../web/staff-session.server.ts";
import { EvidencePage } from "../ui/evidence-page.tsx";
import type { EvidenceReply } from "../ui/evidence-reply.ts";
import { PageError } from "../ui/page-error.tsx";
import { presentEvidence, presentVerdict } from "../ui/present/present-evidence.ts";
import { readerOf } from "../ui/present/reader.ts";

/** Anything odd counts as not said. */
const beforeSchema = z.coerce.number().int().min(1).max(2_147_483_647).optional().catch(undefined);

export async function loader({ request }: LoaderFunctionArgs) {
  const { services, installation } = await requireStaff(request);
  const before = beforeSchema.parse(new URL(request.url).searchParams.get("before") ?? undefined);
  const settings = await services.settings.get(installation.id);
  const view = await services.evidencePages.view(installation.id, before);
  const reader = readerOf(settings, services.clock.now());
  return {
    evidence: view === undefined ? null : presentEvidence(view, reader),
    isNewest: before === undefined,
  };
}

/** Checks the whole log. It names nobody and changes nothing, so seeing the app is enough. */
export async function action({ request }: ActionFunctionArgs) {
  const { services, installation } = await requireStaff(request);
  const verdict = presentVerdict(await services.evidencePages.verify(installation.id));
  const reply: EvidenceReply = { ok: verdict.ok, message: verdict.title, verdict };
  return Response.json(reply);
}

export const meta: MetaFunction = () => [{ title: "Evidence · Lagom" }];

export default function Evidence() {
  return <EvidencePage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
