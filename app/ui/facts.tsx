import { Text } from "@shopify/polaris";

type Props = { readonly facts: readonly (readonly [label: string, value: string])[] };

/** A few facts with their names, two columns where there is room. */
export function Facts({ facts }: Props) {
  return (
    <dl className="facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>
            <Text as="span" tone="subdued">
              {label}
            </Text>
          </dt>
          <dd className="break-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
