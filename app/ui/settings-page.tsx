import { useFetcher } from "@remix-run/react";
import { SaveBar, useAppBridge } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { ShownSender, ShownSettings } from "./present/present-settings.ts";
import { SettingsAccounting } from "./settings-accounting.tsx";
import { SettingsErasure } from "./settings-erasure.tsx";
import { SettingsFields } from "./settings-fields.tsx";
import { SettingsSender } from "./settings-sender.tsx";
import { SettingsSection } from "./settings-section.tsx";
import type { SettingsReply } from "./settings-reply.ts";
import { SettingsStaff } from "./settings-staff.tsx";

type Props = ShownSettings & {
  readonly mayConfigure: boolean;
  readonly mayGrant: boolean;
  readonly sender: ShownSender | null;
};

/** What is edited: the form's values and the wanted permissions by user. */
export type SettingsDraft = {
  readonly values: ShownSettings["values"];
  readonly staff: Readonly<Record<string, readonly string[]>>;
  readonly erasureOff: readonly string[];
};

const draftOf = ({ values, staff, erasureOff }: ShownSettings): SettingsDraft => ({
  values,
  erasureOff,
  staff: Object.fromEntries(staff.map((member) => [member.userId, member.permissions])),
});

/** All settings of the shop, saved together by the admin's save bar. */
export function SettingsPage(props: Props) {
  const { mayConfigure } = props;
  const { draft, setDraft, isDirty, discard } = useDraft(props);
  const { save, isSaving, faults } = useSave(draft);
  const form = {
    values: draft.values,
    faults,
    isDisabled: !mayConfigure,
    onChange: (change: Partial<SettingsDraft["values"]>) =>
      setDraft({ ...draft, values: { ...draft.values, ...change } }),
  };
  return (
    <Page title="Settings">
      <SaveBar id="settings-save-bar" open={isDirty}>
        <button variant="primary" onClick={save} {...(isSaving ? { loading: "" } : {})}>
          Save
        </button>
        <button onClick={discard} disabled={isSaving}>
          Discard
        </button>
      </SaveBar>
      <BlockStack gap="400">
        {mayConfigure ? null : (
          <Banner tone="info">
            You can look at the settings. The account owner can allow you to change them.
          </Banner>
        )}
        <BlockStack gap="600">
          <SettingsFields {...form} timeZones={props.timeZones} />
          <div id="erasure">
            <SettingsErasure
              {...form}
              off={draft.erasureOff}
              lacking={props.lacking}
              onSwitch={(erasureOff) => setDraft({ ...draft, erasureOff })}
            />
          </div>
          <div id="accounting">
            <SettingsAccounting {...form} countries={props.countries} />
          </div>
          {props.sender === null ? null : (
            <SettingsSender sender={props.sender} isDisabled={!mayConfigure} />
          )}
          <SettingsSection
            title="Who may do what"
            text="Everybody with access to Lagom in your Shopify admin. Until you choose, only the account owner may open answers and decide; only they choose. Refusals are recorded."
            isFlush
          >
            <SettingsStaff
              staff={props.staff}
              wanted={draft.staff}
              isDisabled={!props.mayGrant}
              onChange={(userId, wanted) =>
                setDraft({ ...draft, staff: { ...draft.staff, [userId]: wanted } })
              }
            />
          </SettingsSection>
        </BlockStack>
      </BlockStack>
    </Page>
  );
}

/** The draft starts from what is saved, and again whenever that changes. */
function useDraft(props: Props) {
  const saved = draftOf(props);
  const savedText = JSON.stringify(saved);
  const [draft, setDraft] = useState(saved);
  const [startedFrom, setStartedFrom] = useState(savedText);
  if (startedFrom !== savedText) {
    setStartedFrom(savedText);
    setDraft(saved);
  }
  return {
    draft,
    setDraft,
    isDirty: JSON.stringify(draft) !== savedText,
    discard: () => setDraft(saved),
  };
}

function useSave(draft: SettingsDraft) {
  const fetcher = useFetcher<SettingsReply>();
  const bridge = useAppBridge();
  const reply = fetcher.data;
  useEffect(() => {
    if (reply !== undefined) bridge.toast.show(reply.message, { isError: !reply.ok });
  }, [bridge, reply]);
  const save = () => {
    const { values, staff, erasureOff } = draft;
    fetcher.submit(
      { ...values, staff: JSON.stringify(staff), erasureOff: JSON.stringify(erasureOff) },
      { method: "post" },
    );
  };
  return { save, isSaving: fetcher.state !== "idle", faults: reply?.faults ?? {} };
}
