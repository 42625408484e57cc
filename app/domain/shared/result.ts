/** An expected outcome: either a value or a reason the caller can act on. */
export type Result<Value, Reason> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: Reason };

/** Wraps a value as a successful result. */
export function ok<Value>(value: Value): {
  readonly ok: true;
  readonly value: Value;
} {
  return { ok: true, value };
}

/** Wraps a reason as a failed result. */
export function err<Reason>(reason: Reason): {
  readonly ok: false;
  readonly reason: Reason;
} {
  return { ok: false, reason };
}
