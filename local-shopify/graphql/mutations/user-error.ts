/** An expected failure inside a mutation's payload, as Shopify writes it. */
export function userError(field: readonly string[] | null, message: string, code?: string): object {
  return { field, message, ...(code === undefined ? {} : { code }) };
}
