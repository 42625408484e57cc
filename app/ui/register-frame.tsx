import { useFetcher } from "@remix-run/react";
import { SaveBar, useAppBridge } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Button, InlineStack, Page, Text } from "@shopify/polaris";
import { type ReactNode, useEffect } from "react";
import { RegisterFields } from "./register-fields.tsx";
import type { RegisterReply, ShownChange, ShownConflict } from "./register-reply.ts";
import { focusField, type RegisterForm } from "./use-register-form.ts";
import type { RegisterFacts } from "./present/present-register.ts";

type Props<Draft> = {
  readonly title: string;
  readonly subtitle?: string;
  readonly back: string;
  readonly facts: RegisterFacts;
  readonly form: RegisterForm<Draft>;
  readonly secondaryActions?: readonly PageAction[];
  readonly children: ReactNode;
};

type PageAction = {
  readonly content: string;
  readonly destructive?: boolean;
  readonly disabled?: boolean;
  readonly onAction: () => void;
};

/** A page that edits a part of the register: save bar, undo, and what somebody else did meanwhile. */
export function RegisterFrame<Draft>(props: Props<Draft>) {
  const { title, subtitle, back, facts, form, secondaryActions = [] } = props;
  useEffect(() => {
    if (facts.focus !== null) focusField(facts.focus);
  }, [facts.focus]);
  return (
    <Page
      title={title}
      {...(subtitle === undefined ? {} : { subtitle })}
      backAction={{ content: "Back", url: back }}
      secondaryActions={[...secondaryActions]}
    >
      <SaveBar id="register-save-bar" open={form.isDirty}>
        <button variant="primary" onClick={form.save} {...(form.isSaving ? { loading: "" } : {})}>
          Save
        </button>
        <button onClick={form.discard} disabled={form.isSaving}>
          Discard
        </button>
      </SaveBar>
      <BlockStack gap="400">
        <MayOnlyLook mayConfigure={facts.mayConfigure} />
        {form.conflict === null ? null : <Conflict conflict={form.conflict} form={form} />}
        <SavedNote facts={facts} />
        <RegisterFields.Provider
          value={{ faults: form.faults, isDisabled: !facts.mayConfigure, gaps: facts.gaps }}
        >
          <BlockStack gap="600">{props.children}</BlockStack>
        </RegisterFields.Provider>
      </BlockStack>
    </Page>
  );
}

/** Why fields are off, for those who may not change settings. */
export function MayOnlyLook({ mayConfigure }: { readonly mayConfigure: boolean }) {
  return mayConfigure ? null : (
    <Banner tone="info">
      You can look at the register. The account owner can allow you to change it.
    </Banner>
  );
}

type SavedProps = { readonly facts: Pick<RegisterFacts, "undoable"> };

/** What was just saved, and the way back. */
export function SavedNote({ facts: { undoable } }: SavedProps) {
  const fetcher = useFetcher<RegisterReply>();
  const bridge = useAppBridge();
  const reply = fetcher.data;
  useEffect(() => {
    if (reply !== undefined) bridge.toast.show(reply.message, { isError: !reply.ok });
  }, [bridge, reply]);
  if (undoable === null) return null;
  const undo = () =>
    fetcher.submit({ intent: "undo", number: String(undoable) }, { method: "post" });
  return (
    <Banner tone="success">
      <InlineStack gap="300" blockAlign="center">
        <Text as="span">Saved as version {undoable} of the register.</Text>
        <Button
          variant="plain"
          onClick={undo}
          loading={fetcher.state !== "idle"}
          accessibilityLabel="Undo what was just saved"
        >
          Undo
        </Button>
      </InlineStack>
    </Banner>
  );
}

type ConflictProps = {
  readonly conflict: ShownConflict;
  readonly form: Pick<RegisterForm<unknown>, "keepMine" | "takeTheirs" | "isSaving">;
};

function Conflict({ conflict, form }: ConflictProps) {
  return (
    <Banner tone="warning" title="Somebody else changed the same thing meanwhile">
      <BlockStack gap="300">
        <p>
          {conflict.by} saved version {conflict.number} {conflict.at}. Nothing of yours is lost:
          what you entered still stands below. Keeping yours leaves everything else they changed.
        </p>
        <ChangeList changes={conflict.changes} />
        <InlineStack gap="200">
          <Button onClick={form.keepMine} loading={form.isSaving}>
            Keep mine
          </Button>
          <Button onClick={form.takeTheirs} disabled={form.isSaving}>
            Take theirs
          </Button>
        </InlineStack>
      </BlockStack>
    </Banner>
  );
}

/** Differences, each with what stood there before. */
export function ChangeList({ changes }: { readonly changes: readonly ShownChange[] }) {
  return (
    <ul className="plain-list spaced">
      {changes.map((change, index) => (
        <li key={`${change.what} ${String(index)}`}>
          <Text as="span" fontWeight="medium">
            {change.what}
          </Text>
          {change.after === null ? null : (
            <dl className="before-after">
              {change.before === null ? null : (
                <div>
                  <dt>Before</dt>
                  <dd className="break-anywhere">{change.before}</dd>
                </div>
              )}
              <div>
                {change.before === null ? null : <dt>After</dt>}
                <dd className="break-anywhere">{change.after}</dd>
              </div>
            </dl>
          )}
        </li>
      ))}
    </ul>
  );
}
