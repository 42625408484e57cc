import { Text } from "@shopify/polaris";

type Props = {
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** One below the other, for long values in a narrow card. */
  readonly isStacked?: boolean;
};

/** A few facts with their names, two columns where there is room. */
export function Facts({ facts, isStacked = false }: Props) {
  return (
    <dl className={isStacked ? "facts facts--stacked" : "facts"}>
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
