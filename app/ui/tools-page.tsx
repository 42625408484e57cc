import { useFetcher, useNavigate, useNavigation, useSearchParams } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import {
  Badge,
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  InlineStack,
  Page,
  Text,
  TextField,
} from "@shopify/polaris";
import { useEffect } from "react";
import { MayOnlyLook } from "./register-frame.tsx";
import type { RegisterReply } from "./register-reply.ts";
import { useTypedSearch } from "./use-typed-search.ts";

/** A well-known tool that can be added with one click. */
export type ShownTool = {
  readonly id: string;
  readonly product: string;
  readonly kind: string;
  /** `Klaviyo, Inc., United States; for Newsletter; 4 cookies and similar` */
  readonly text: string;
  readonly isAdded: boolean;
};

type Props = {
  readonly search: string;
  readonly tools: readonly ShownTool[];
  /** How many more there are than are shown. */
  readonly more: number;
  readonly mayConfigure: boolean;
};

/** Well-known tools: recipient and cookies come filled in. */
export function ToolsPage({ search, tools, more, mayConfigure }: Props) {
  const [, setParams] = useSearchParams();
  const isLoading = useNavigation().state === "loading";
  const [text, setText] = useTypedSearch(search, (typed) => {
    setParams(typed === "" ? {} : { search: typed }, { replace: true });
  });
  const adding = useAdding();
  return (
    <Page
      title="Add a well-known tool"
      subtitle="Company, country, safeguard and cookies come filled in, each from the company’s own statements. Check them: your contract may say otherwise."
      backAction={{ content: "Register", url: "/app/register" }}
    >
      <BlockStack gap="400">
        <MayOnlyLook mayConfigure={mayConfigure} />
        {adding.failure === null ? null : <Banner tone="critical">{adding.failure}</Banner>}
        <Card padding="0">
          <Box padding="300">
            <TextField
              label="Search tools"
              labelHidden
              placeholder="Klaviyo, Klarna, PostNord …"
              autoComplete="off"
              value={text}
              onChange={setText}
              clearButton
              onClearButtonClick={() => setText("")}
              loading={isLoading}
            />
          </Box>
          {tools.length === 0 ? <NothingFound /> : null}
          <ul className="plain-list divided divided--top">
            {tools.map((tool) => (
              <li key={tool.id}>
                <Tool
                  tool={tool}
                  isBusy={adding.busyWith === tool.id}
                  isDisabled={!mayConfigure || adding.busyWith !== null}
                  onAdd={() => adding.run(tool.id)}
                />
              </li>
            ))}
          </ul>
          {more === 0 ? null : (
            <Box padding="400">
              <Text as="p" tone="subdued">
                And {more} more: search by name.
              </Text>
            </Box>
          )}
        </Card>
      </BlockStack>
    </Page>
  );
}

function NothingFound() {
  return (
    <Box padding="400">
      <BlockStack gap="200" inlineAlign="start">
        <Text as="p">Lagom does not know such a tool.</Text>
        <Button url="/app/register/recipients/new">Add it yourself</Button>
      </BlockStack>
    </Box>
  );
}

type ToolProps = {
  readonly tool: ShownTool;
  readonly isBusy: boolean;
  readonly isDisabled: boolean;
  readonly onAdd: () => void;
};

function Tool({ tool, isBusy, isDisabled, onAdd }: ToolProps) {
  return (
    <Box padding="400" paddingBlock="300">
      <InlineStack align="space-between" blockAlign="center" gap="300" wrap={false}>
        <BlockStack gap="050">
          <InlineStack gap="200" align="start" blockAlign="center">
            <Text as="h2" variant="headingSm">
              {tool.product}
            </Text>
            <Badge>{tool.kind}</Badge>
          </InlineStack>
          <Text as="p" tone="subdued" breakWord>
            {tool.text}
          </Text>
        </BlockStack>
        {tool.isAdded ? (
          <Badge tone="success">In the register</Badge>
        ) : (
          <Button
            onClick={onAdd}
            loading={isBusy}
            disabled={isDisabled && !isBusy}
            accessibilityLabel={`Add ${tool.product}`}
          >
            Add
          </Button>
        )}
      </InlineStack>
    </Box>
  );
}

function useAdding() {
  const { submit, data, state, formData } = useFetcher<RegisterReply>();
  const bridge = useAppBridge();
  const navigate = useNavigate();
  useEffect(() => {
    if (data === undefined) return;
    bridge.toast.show(data.message, { isError: !data.ok });
    if (data.ok && data.itemId !== null) {
      navigate(`/app/register/recipients/${data.itemId}?saved=${String(data.number)}`);
    }
  }, [bridge, data, navigate]);
  const busy = formData?.get("tool");
  return {
    busyWith: state !== "idle" && typeof busy === "string" ? busy : null,
    failure: data?.ok === false ? data.message : null,
    run: (tool: string) => submit({ intent: "add-tool", tool }, { method: "post" }),
  };
}
