import { useFetcher, useNavigate } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Banner, Modal, Text } from "@shopify/polaris";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { ItemList } from "../domain/register/register-edit.ts";
import type { RegisterFacts } from "./present/present-register.ts";
import { RegisterFrame } from "./register-frame.tsx";
import { RegisterPreview } from "./register-preview.tsx";
import type { RegisterReply } from "./register-reply.ts";
import type { RegisterForm } from "./use-register-form.ts";

type Props<Draft> = {
  readonly list: ItemList;
  readonly title: string;
  readonly facts: RegisterFacts;
  readonly form: RegisterForm<Draft>;
  readonly children: ReactNode;
};

/** Where each list lives, and how one of its items is called. */
const lists: Readonly<Record<ItemList, { readonly url: string; readonly one: string }>> = {
  purposes: { url: "/app/register/purposes", one: "purpose" },
  recipients: { url: "/app/register/recipients", one: "recipient" },
  storedItems: { url: "/app/register/cookies", one: "entry" },
};

/** The page of one purpose, recipient or stored item. */
export function RegisterItemFrame<Draft extends { readonly id: string }>(props: Props<Draft>) {
  const { list, title, facts, form } = props;
  const [isAsking, setAsking] = useState(false);
  const { id } = form.draft;
  const { url, one } = lists[list];
  const isNew = id === "";
  const remove = useRemoval({ list, id, number: facts.number, url });
  return (
    <RegisterFrame
      title={isNew ? `New ${one}` : title}
      back={url}
      {...{ facts, form }}
      secondaryActions={
        isNew || !facts.mayConfigure
          ? []
          : [{ content: "Remove", destructive: true, onAction: () => setAsking(true) }]
      }
    >
      {remove.refusal === null ? null : <Banner tone="warning">{remove.refusal}</Banner>}
      {props.children}
      <RegisterPreview edit={{ kind: list, item: form.draft }} />
      <Modal
        open={isAsking}
        onClose={() => setAsking(false)}
        title={`Remove ${title}?`}
        primaryAction={{
          content: "Remove",
          destructive: true,
          onAction: () => {
            setAsking(false);
            remove.run();
          },
        }}
        secondaryActions={[{ content: "Keep", onAction: () => setAsking(false) }]}
      >
        <Modal.Section>
          <Text as="p">
            It leaves the register, and the policy with its next publication. You can undo it, and
            earlier versions keep it.
          </Text>
        </Modal.Section>
      </Modal>
    </RegisterFrame>
  );
}

type Removal = {
  readonly list: ItemList;
  readonly id: string;
  readonly number: number;
  readonly url: string;
};

function useRemoval({ list, id, number, url }: Removal) {
  const fetcher = useFetcher<RegisterReply>();
  const navigate = useNavigate();
  const bridge = useAppBridge();
  const reply = fetcher.data;
  const told = useRef<RegisterReply | undefined>(undefined);
  useEffect(() => {
    if (reply === undefined || reply === told.current) return;
    told.current = reply;
    bridge.toast.show(reply.message, { isError: !reply.ok });
    if (reply.ok) navigate(`${url}?saved=${String(reply.number)}`);
  }, [bridge, navigate, reply, url]);
  const edit = JSON.stringify({ kind: "remove", list, id });
  return {
    refusal: reply?.ok === false ? reply.message : null,
    run: () =>
      fetcher.submit(
        { intent: "save", basedOn: String(number), edit, prefer: "" },
        { method: "post" },
      ),
  };
}
