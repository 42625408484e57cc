import {
  Banner,
  BlockStack,
  Button,
  ButtonGroup,
  Card,
  Checkbox,
  InlineGrid,
  InlineStack,
  Select,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import type { NoticeSettings } from "../domain/consent/notice-settings.ts";
import type { Regime } from "../domain/consent/types.ts";
import { regimes } from "../domain/consent/types.ts";
import { PreviewFrame, type PreviewWidth } from "./preview-frame.tsx";
import { usePreview } from "./use-preview.ts";

export type PreviewLanguage = { readonly value: string; readonly label: string };

type Props = {
  readonly settings: NoticeSettings;
  /** What cannot be published is not shown: the last that could be stays. */
  readonly isSound: boolean;
  readonly languages: readonly PreviewLanguage[];
  readonly undo: (() => void) | null;
};

const places: Readonly<Record<Regime, string>> = {
  "opt-in": "Europe: asked first",
  "opt-out": "California: may opt out",
  notice: "Where visitors are only told",
};

const plainReasons: Readonly<Record<string, string>> = {
  locked: "Your store asks for a password, so a plain page stands in for it.",
  elsewhere: "Your store’s address leads to another site, so a plain page stands in for it.",
  "too-large": "Your home page is too large for a preview, so a plain page stands in for it.",
  "no-answer": "Your store could not be reached just now, so a plain page stands in for it.",
};

type View = {
  readonly width: PreviewWidth;
  readonly language: string;
  readonly regime: Regime;
  readonly gpc: boolean;
  /** Counted up to show the same anew. */
  readonly round: number;
};

/** The notice as visitors get it, on the shop's own page, by the code that runs there. */
export function NoticePreview({ settings, isSound, languages, undo }: Props) {
  const [view, setView] = useState<View>({
    ...{ width: "phone", language: languages[0]?.value ?? "en", regime: "opt-in" },
    ...{ gpc: false, round: 0 },
  });
  const { width, ...wish } = view;
  const { preview, failure } = usePreview({ settings, isSound, ...wish });
  const look = (change: Partial<View>) => setView({ ...view, ...change });
  return (
    <Card>
      <BlockStack gap="300">
        <Head width={width} undo={undo} look={look} />
        <Visitor view={view} languages={languages} look={look} />
        <Troubles failure={failure} plainBecause={preview?.plainBecause ?? null} />
        <PreviewFrame preview={preview} width={width} />
        <Text as="p" tone="subdued" variant="bodySm">
          {isSound
            ? "You can press everything in it. Nothing is stored, and links lead nowhere."
            : "The preview waits until what is marked is put right."}
        </Text>
      </BlockStack>
    </Card>
  );
}

type Look = { readonly look: (change: Partial<View>) => void };

function Head({ width, undo, look }: Look & Pick<Props, "undo"> & Pick<View, "width">) {
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200">
      <Text as="h2" variant="headingMd">
        Preview
      </Text>
      <InlineStack gap="200">
        <Button disabled={undo === null} onClick={() => undo?.()}>
          Undo
        </Button>
        <ButtonGroup variant="segmented">
          <Button pressed={width === "phone"} onClick={() => look({ width: "phone" })}>
            Phone
          </Button>
          <Button pressed={width === "desktop"} onClick={() => look({ width: "desktop" })}>
            Computer
          </Button>
        </ButtonGroup>
      </InlineStack>
    </InlineStack>
  );
}

function Visitor({
  view,
  languages,
  look,
}: Look & Pick<Props, "languages"> & { readonly view: View }) {
  return (
    <BlockStack gap="200">
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
        <Select
          label="Language"
          options={[...languages]}
          value={view.language}
          onChange={(language) => look({ language })}
        />
        <Select
          label="Visitor from"
          options={regimes.map((value) => ({ value, label: places[value] }))}
          value={view.regime}
          onChange={(value) => look({ regime: regimes.find((one) => one === value) ?? "opt-in" })}
        />
      </InlineGrid>
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Checkbox
          label="Browser asks not to sell or share (GPC)"
          checked={view.gpc}
          onChange={(gpc) => look({ gpc })}
        />
        <Button variant="plain" onClick={() => look({ round: view.round + 1 })}>
          Show it anew
        </Button>
      </InlineStack>
    </BlockStack>
  );
}

function Troubles(props: {
  readonly failure: string | null;
  readonly plainBecause: string | null;
}) {
  const { failure, plainBecause } = props;
  return (
    <>
      {failure === null ? null : <Banner tone="warning">{failure}</Banner>}
      {plainBecause === null ? null : (
        <Banner tone="info">{plainReasons[plainBecause] ?? plainReasons["no-answer"]}</Banner>
      )}
    </>
  );
}
