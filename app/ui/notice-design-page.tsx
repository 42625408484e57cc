import { useFetcher } from "@remix-run/react";
import { SaveBar, useAppBridge } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { useEffect } from "react";
import type { NoticeSettings } from "../domain/consent/notice-settings.ts";
import type { ActionReply } from "./action-reply.ts";
import { NoticeChoicesFields } from "./notice-choices-fields.tsx";
import { type NoticeDrafting, useNoticeDraft } from "./notice-draft.ts";
import { NoticeLookFields } from "./notice-look-fields.tsx";
import { NoticePreview, type PreviewLanguage } from "./notice-preview.tsx";
import { NoticeRules } from "./notice-rules.tsx";
import { NoticeSignalsFields } from "./notice-signals-fields.tsx";

type Props = {
  readonly settings: NoticeSettings;
  readonly languages: readonly PreviewLanguage[];
  readonly mayConfigure: boolean;
};

/** What of the notice can be chosen, beside the notice itself on the shop's own page. */
export function NoticeDesignPage({ settings, languages, mayConfigure }: Props) {
  const drafting = useNoticeDraft(settings);
  const { save, isSaving } = useSave(drafting);
  const fields = { drafting, isDisabled: !mayConfigure };
  return (
    <Page
      fullWidth
      title="Design"
      backAction={{ content: "Cookie notice", url: "/app/notice" }}
      subtitle="Nothing changes in your store until you publish."
    >
      <SaveBar id="notice-save-bar" open={drafting.isDirty}>
        <button
          variant="primary"
          onClick={save}
          disabled={drafting.faults.length > 0}
          {...(isSaving ? { loading: "" } : {})}
        >
          Save
        </button>
        <button onClick={drafting.discard} disabled={isSaving}>
          Discard
        </button>
      </SaveBar>
      <div className="designer">
        <div className="designer__preview">
          <NoticePreview
            settings={drafting.settings}
            isSound={drafting.faults.length === 0}
            languages={languages}
            undo={drafting.undo}
          />
        </div>
        <BlockStack gap="400">
          {mayConfigure ? null : (
            <Banner tone="info">
              You can look at the design. The account owner can allow you to change it.
            </Banner>
          )}
          <NoticeLookFields {...fields} />
          <NoticeChoicesFields {...fields} />
          <NoticeSignalsFields {...fields} />
          <NoticeRules />
        </BlockStack>
      </div>
    </Page>
  );
}

function useSave({ settings }: NoticeDrafting) {
  const fetcher = useFetcher<ActionReply>();
  const bridge = useAppBridge();
  const reply = fetcher.data;
  useEffect(() => {
    if (reply !== undefined) bridge.toast.show(reply.message, { isError: !reply.ok });
  }, [bridge, reply]);
  return {
    save: () => fetcher.submit({ settings: JSON.stringify(settings) }, { method: "post" }),
    isSaving: fetcher.state !== "idle",
  };
}
