import { customerFields } from "./customer-fields.ts";
import { deliveryFields } from "./delivery-fields.ts";
import { lagomColumns } from "./lagom-columns.ts";
import { orderFields } from "./order-fields.ts";
import { otherFields } from "./other-fields.ts";
import { paymentFields } from "./payment-fields.ts";
import { placeIds, type FateMap, type FieldFate, type FieldFates } from "./types.ts";

/** Every field of Shopify's schema that the map classes, by type. */
export const shopifyFields: FateMap = {
  ...customerFields,
  ...paymentFields,
  ...orderFields,
  ...deliveryFields,
  ...otherFields,
};

export { lagomColumns };

/** The names in a list of names apart by blanks. */
export function namesIn(list: string | undefined): readonly string[] {
  return list?.match(/\S+/gu) ?? [];
}

/** What the right of access does with each field of a type; a field named twice is a fault. */
export function readFates(type: string, fates: FieldFates): ReadonlyMap<string, FieldFate> {
  const read = new Map<string, FieldFate>();
  const put = (list: string | undefined, fate: FieldFate): void => {
    for (const name of namesIn(list)) {
      if (read.has(name)) {
        throw new Error(`the data map classes ${type}.${name} twice`);
      }
      read.set(name, fate);
    }
  };
  put(fates.collected, { fate: "collected" });
  for (const place of placeIds) {
    put(fates.through?.[place], { fate: "through", place });
  }
  put(fates.notPersonal, { fate: "not-personal" });
  for (const [because, list] of Object.entries(fates.leftOut ?? {})) {
    put(list, { fate: "left-out", because });
  }
  for (const [because, list] of Object.entries(fates.unreachable ?? {})) {
    put(list, { fate: "unreachable", because });
  }
  return read;
}
