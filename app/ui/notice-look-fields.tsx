import {
  BlockStack,
  Card,
  ChoiceList,
  InlineGrid,
  InlineStack,
  RangeSlider,
  Text,
  TextField,
} from "@shopify/polaris";
import { noticeLimits } from "../domain/consent/check-notice-settings.ts";
import { contrastOf, hexColour } from "../domain/consent/contrast.ts";
import type { NoticeDesign } from "../domain/consent/types.ts";
import type { NoticeDrafting } from "./notice-draft.ts";
import { StatusBadge } from "./status-badge.tsx";

export type FieldsProps = { readonly drafting: NoticeDrafting; readonly isDisabled: boolean };

/** Where the notice stands and how it looks. */
export function NoticeLookFields({ drafting, isDisabled }: FieldsProps) {
  const { draft, design: change } = drafting;
  const { design } = draft;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Look
        </Text>
        <OneOf
          title="Place"
          choices={layouts}
          value={design.layout}
          isDisabled={isDisabled}
          onChange={(layout) => change({ layout })}
        />
        {design.layout === "corner" ? (
          <OneOf
            title="Side"
            choices={sides}
            value={design.side}
            isDisabled={isDisabled}
            onChange={(side) => change({ side })}
          />
        ) : null}
        <OneOf
          title="Colours"
          choices={looks}
          value={design.look}
          isDisabled={isDisabled}
          onChange={(look) => change({ look })}
        />
        {design.look === "own" ? <Colours drafting={drafting} isDisabled={isDisabled} /> : null}
        {design.look === "theme" ? <ThemeContrast /> : null}
        <RangeSlider
          label="Roundness of corners"
          min={0}
          max={noticeLimits.mostRadius}
          value={design.radius}
          suffix={`${String(design.radius)} px`}
          disabled={isDisabled}
          onChange={(radius) => change({ radius: Number(radius) })}
        />
        <OneOf
          title="Changing a choice later"
          choices={reopens}
          value={design.reopen}
          isDisabled={isDisabled}
          onChange={(reopen) => change({ reopen })}
        />
      </BlockStack>
    </Card>
  );
}

type Choice<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly helpText?: string;
};

const layouts: readonly Choice<NoticeDesign["layout"]>[] = [
  { value: "bar", label: "Bar along the bottom" },
  { value: "corner", label: "Card in a corner" },
  { value: "middle", label: "Card in the middle", helpText: "The page stays usable behind it." },
];
const sides: readonly Choice<NoticeDesign["side"]>[] = [
  { value: "start", label: "Where lines begin (left in English)" },
  { value: "end", label: "Where lines end (right in English)" },
];
const looks: readonly Choice<NoticeDesign["look"]>[] = [
  { value: "theme", label: "Your theme’s", helpText: "Font and text colour follow your theme." },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "own", label: "Your own" },
];
const reopens: readonly Choice<NoticeDesign["reopen"]>[] = [
  { value: "button", label: "A small button on every page" },
  {
    value: "link-only",
    label: "Only a link in your footer",
    helpText:
      "Add the block “Your choices” to your footer, or a link to #lagom-choices. Without it visitors cannot change their minds as easily as they chose, which the law asks for.",
  },
];

function OneOf<Value extends string>(props: {
  readonly title: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value;
  readonly isDisabled: boolean;
  readonly onChange: (value: Value) => void;
}) {
  const { title, choices, value, isDisabled, onChange } = props;
  return (
    <ChoiceList
      title={title}
      choices={[...choices]}
      selected={[value]}
      disabled={isDisabled}
      onChange={([picked]) => {
        const found = choices.find((choice) => choice.value === picked);
        if (found !== undefined) onChange(found.value);
      }}
    />
  );
}

/** By how the style takes them (storefront/notice.css), so it needs no measuring. */
function ThemeContrast() {
  return (
    <InlineStack align="space-between" gap="200">
      <Text as="span">
        Your text colour lies on white or black, whichever reads better: always 4.5 to 1 or more.
      </Text>
      <StatusBadge label={{ text: "Readable", tone: "success" }} />
    </InlineStack>
  );
}

type ColourName = keyof NoticeDesign["colours"];

const colourLabels: Readonly<Record<ColourName, string>> = {
  background: "Background",
  text: "Text",
  button: "Buttons",
  buttonText: "Text on buttons",
};

type Pair = {
  readonly label: string;
  readonly one: ColourName;
  readonly other: ColourName;
  readonly least: number;
};

const { textContrast, buttonContrast } = noticeLimits;
const pairs: readonly Pair[] = [
  { label: "Text on background", one: "text", other: "background", least: textContrast },
  { label: "Text on buttons", one: "buttonText", other: "button", least: textContrast },
  { label: "Buttons on background", one: "button", other: "background", least: buttonContrast },
];

function Colours({ drafting, isDisabled }: FieldsProps) {
  const { colours } = drafting.draft.design;
  const set = (name: ColourName, value: string) =>
    drafting.design({ colours: { ...colours, [name]: value } });
  return (
    <BlockStack gap="300">
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
        {(Object.keys(colourLabels) as ColourName[]).map((name) => (
          <ColourField
            key={name}
            label={colourLabels[name]}
            value={colours[name]}
            isDisabled={isDisabled}
            onChange={(value) => set(name, value)}
          />
        ))}
      </InlineGrid>
      <ul className="plain-list spaced" aria-live="polite">
        {pairs.map((pair) => (
          <Contrast
            key={pair.label}
            {...pair}
            contrast={contrastOf(colours[pair.one], colours[pair.other])}
          />
        ))}
      </ul>
    </BlockStack>
  );
}

function ColourField(props: {
  readonly label: string;
  readonly value: string;
  readonly isDisabled: boolean;
  readonly onChange: (value: string) => void;
}) {
  const { label, value, isDisabled, onChange } = props;
  const isColour = hexColour.test(value);
  return (
    <TextField
      label={label}
      value={value}
      autoComplete="off"
      maxLength={7}
      disabled={isDisabled}
      onChange={onChange}
      error={isColour ? false : "Write a colour such as #1a1a1a."}
      prefix={
        <input
          type="color"
          className="colour-well"
          aria-label={`${label}: pick a colour`}
          value={isColour ? value.toLowerCase() : "#000000"}
          disabled={isDisabled}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      }
    />
  );
}

function Contrast({ label, contrast, least }: Pair & { readonly contrast: number }) {
  const isEnough = contrast >= least;
  // Rounded down: 4.499 is not enough, and must not read as if it were.
  const shown = (Math.floor(contrast * 10) / 10).toFixed(1);
  return (
    <li>
      <InlineStack align="space-between" gap="200">
        <Text as="span">
          {label}: {shown} to 1
        </Text>
        <StatusBadge
          label={
            isEnough
              ? { text: "Readable", tone: "success" }
              : { text: `Needs ${String(least)} to 1`, tone: "critical" }
          }
        />
      </InlineStack>
    </li>
  );
}
