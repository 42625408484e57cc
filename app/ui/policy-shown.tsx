import { useSearchParams } from "@remix-run/react";
import { BlockStack, Card, InlineStack, Select, Tabs, Text } from "@shopify/polaris";
import { useState } from "react";
import { FacePreview } from "./policy-preview.tsx";
import { faceTitles, isFace } from "./present/shown-faces.ts";
import type { ShownPolicy } from "./present/shown-policy.ts";

type Props = { readonly preview: ShownPolicy["preview"] };

const tabs = [
  { id: "policy-tab-text", content: "Policy", panelID: "policy-panel" },
  { id: "policy-tab-cookies", content: "Cookie table", panelID: "policy-panel" },
  ...Object.entries(faceTitles).map(([id, content]) => ({
    ...{ id, content, panelID: "policy-panel" },
  })),
];

/** The policy as shoppers will read it, by language. */
export function PolicyShown({ preview }: Props) {
  const [params, setParams] = useSearchParams();
  const [tab, setTab] = useState(0);
  const { shown, languages } = preview;
  const chosen = tabs[tab]?.id ?? "";
  if (shown === null) return null;
  const choose = (language: string) => {
    params.set("language", language);
    setParams(params, { preventScrollReset: true });
  };
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            As shoppers read it
          </Text>
          <Select
            label="Language"
            labelInline
            options={[...languages]}
            value={shown.language}
            onChange={choose}
          />
        </InlineStack>
        <Tabs tabs={tabs} selected={tab} onSelect={setTab} />
        <div
          id="policy-panel"
          className="policy-panel"
          role="tabpanel"
          aria-label={tabs[tab]?.content}
          tabIndex={0}
        >
          {isFace(chosen) ? (
            <FacePreview face={chosen} language={shown.language} />
          ) : (
            // Printed by Lagom: own elements only, every word of the merchant's escaped.
            <div
              className="policy-text policy-text--page"
              lang={shown.language}
              dangerouslySetInnerHTML={{ __html: tab === 0 ? shown.html : shown.cookieTableHtml }}
            />
          )}
        </div>
      </BlockStack>
    </Card>
  );
}
