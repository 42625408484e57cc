import { BlockStack, Card, Text } from "@shopify/polaris";

const rules: readonly (readonly [rule: string, reason: string])[] = [
  [
    "“Accept” and “Refuse” are equally large, look the same, stand side by side and take one click.",
    "A refusal that is harder to find than a yes makes every yes worthless (EDPB, Cookie Banner Taskforce; CNIL fined for it).",
  ],
  ["Nothing is ticked beforehand.", "A box somebody else ticked is no consent (CJEU C-673/17)."],
  [
    "There is no ✕ that counts as a yes, and walking on is no yes either.",
    "Consent is a clear act (GDPR, Article 4(11)).",
  ],
  [
    "The page stays usable while the notice is open.",
    "Nobody has to say yes to read or buy (GDPR, Article 7(4)).",
  ],
  [
    "Text has a contrast of 4.5 to 1 or more, buttons can be pressed with a thumb.",
    "What cannot be read cannot be agreed to (WCAG 2.2; European Accessibility Act).",
  ],
  ["Changing one’s mind is as easy as deciding.", "GDPR, Article 7(3)."],
  [
    "A browser that asks not to sell or share data (Global Privacy Control) is obeyed, and told so.",
    "California, 11 CCR 7025; other states follow.",
  ],
];

/** What the designer cannot change, and why. */
export function NoticeRules() {
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            What always holds
          </Text>
          <Text as="p" tone="subdued">
            These cannot be switched off. Without them a consent would not count, and you could not
            rely on it.
          </Text>
        </BlockStack>
        <ul className="plain-list spaced">
          {rules.map(([rule, reason]) => (
            <li key={rule}>
              <Text as="p">{rule}</Text>
              <Text as="p" tone="subdued" variant="bodySm">
                {reason}
              </Text>
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}
