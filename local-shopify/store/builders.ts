import type { NumberedType } from "./ids.ts";
import { buildAbandonedCheckout } from "./records/abandoned-checkout.ts";
import { buildComment } from "./records/comment.ts";
import { buildCompany, buildCompanyContact, buildCompanyLocation } from "./records/company.ts";
import { buildCustomer } from "./records/customer.ts";
import { buildDraftOrder } from "./records/draft-order.ts";
import { buildGiftCard } from "./records/gift-card.ts";
import { buildOrder } from "./records/order.ts";
import { buildPaymentMethod } from "./records/payment-method.ts";
import { buildStaff } from "./records/staff.ts";
import { buildStoreCredit } from "./records/store-credit.ts";
import type { RecordBuilder } from "./source.ts";

/** Who builds which type of record. */
export const BUILDERS: Partial<Record<NumberedType, RecordBuilder>> = {
  Customer: buildCustomer,
  Order: buildOrder,
  DraftOrder: buildDraftOrder,
  AbandonedCheckout: buildAbandonedCheckout,
  GiftCard: buildGiftCard,
  Comment: buildComment,
  Company: buildCompany,
  CompanyContact: buildCompanyContact,
  CompanyLocation: buildCompanyLocation,
  StoreCreditAccount: buildStoreCredit,
  CustomerPaymentMethod: buildPaymentMethod,
  StaffMember: buildStaff,
};
