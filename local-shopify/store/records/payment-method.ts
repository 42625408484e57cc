import { gidOf } from "../ids.ts";
import { link, part } from "../parts.ts";
import { mix, pick } from "../prng.ts";
import type { RecordBuilder } from "../source.ts";
import { plantRecord } from "./frame.ts";

/** A card kept for later payments, masked, with the holder's name and billing address. */
export const buildPaymentMethod: RecordBuilder = (source, index, sink) => {
  const plan = source.layout.extras.paymentMethods[index];
  if (plan === undefined) return undefined;
  const plant = plantRecord(source, plan, {
    kind: "paymentMethod",
    type: "CustomerPaymentMethod",
    scope: "read_customer_payment_methods",
    sink,
  });
  const { person } = plan;
  const last4 = String(1000 + (mix(index, 5) % 9000));
  return {
    __typename: "CustomerPaymentMethod",
    id: gidOf("CustomerPaymentMethod", index),
    customer: link(() => source.record("Customer", plan.customer)),
    revokedAt: null,
    revokedReason: null,
    mandates: [],
    subscriptionContracts: [],
    instrument: part(() => {
      // Its own run of slots: read twice, it must tell the same tokens.
      const own = plant.section(1);
      return {
        __typename: "CustomerCreditCard",
        name: `${person.given} ${own.name("CustomerCreditCard.name", "name")}`,
        brand: "visa",
        firstDigits: "400000",
        lastDigits: last4,
        maskedNumber: `•••• •••• •••• ${last4}`,
        expiryMonth: 12,
        expiryYear: 2029,
        expiresSoon: false,
        isRevocable: true,
        source: null,
        virtualLastDigits: null,
        billingAddress: {
          __typename: "CustomerCreditCardBillingAddress",
          firstName: `${person.given} ${own.name("CustomerCreditCardBillingAddress.firstName", "name")}`,
          lastName: `${person.family} ${own.name("CustomerCreditCardBillingAddress.lastName", "name")}`,
          address1: `${pick(person.words.streets, index)} ${own.word("CustomerCreditCardBillingAddress.address1", "address")}`,
          zip: `${pick(person.words.towns, index).postcode} ${own.word("CustomerCreditCardBillingAddress.zip", "address")}`,
          city: pick(person.words.towns, index).city,
          country: person.words.country,
          countryCode: person.words.countryCode,
          province: null,
          provinceCode: null,
        },
      };
    }),
  };
};
