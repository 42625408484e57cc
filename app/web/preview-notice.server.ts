import { checkNoticeSettings } from "../domain/consent/check-notice-settings.ts";
import type { PreviewReply } from "../ui/use-preview.ts";
import { parsePreviewWish } from "./notice-form.server.ts";
import { refusal, requireStaff } from "./staff-session.server.ts";

/** A draft of the notice on the shop's page. Nothing is stored, so seeing the app is enough. */
export async function previewNotice(request: Request): Promise<Response> {
  const { services, installation } = await requireStaff(request);
  const wish = await parsePreviewWish(request);
  if (wish === undefined || checkNoticeSettings(wish.settings).length > 0) {
    throw refusal(409, "not-found");
  }
  const { shopName } = await services.settings.get(installation.id);
  const preview = await services.noticePreviews.preview({
    ...{ ...wish, installation, signal: request.signal },
    shopName: shopName ?? installation.shop,
  });
  if (preview === undefined) throw refusal(404, "not-found");
  return Response.json(preview satisfies PreviewReply, {
    headers: { "cache-control": "no-store" },
  });
}
