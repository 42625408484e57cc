import type { ChildShape } from "../entity-shape.server.ts";
import { AMOUNT } from "./parts.server.ts";

/** When an order or a draft is to be paid. */
export const paymentTermsChild: ChildShape = {
  path: "paymentTerms",
  form: "single",
  first: 1,
  nullable: true,
  scopes: [["read_payment_terms"]],
  of: {
    type: "PaymentTerms",
    kind: "transaction",
    own: "id paymentTermsName paymentTermsType dueInDays due overdue",
    children: [
      {
        path: "paymentSchedules",
        form: "connection",
        first: 2,
        of: {
          type: "PaymentSchedule",
          kind: "transaction",
          own: `id issuedAt dueAt completedAt due balanceDue { ${AMOUNT} } totalBalance { ${AMOUNT} }`,
          children: [],
        },
      },
    ],
  },
};
