import type { NumberedType } from "./ids.ts";
import { buildCustomer } from "./records/customer.ts";
import { buildOrder } from "./records/order.ts";
import { buildStaff } from "./records/staff.ts";
import type { RecordBuilder } from "./source.ts";

/** Who builds which type of record. */
export const BUILDERS: Partial<Record<NumberedType, RecordBuilder>> = {
  Customer: buildCustomer,
  Order: buildOrder,
  StaffMember: buildStaff,
};
