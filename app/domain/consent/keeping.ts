import type { PeriodUnit, Register } from "../register/types.ts";
import { addDays, addMonths } from "../shared/calendar.ts";

/** How long records of choices are kept after they were made. */
export type ConsentKeeping = {
  readonly amount: number;
  readonly unit: PeriodUnit;
  /** False while the register does not say a period. */
  readonly isFromRegister: boolean;
};

/** What the register's ready purpose says: three years, in which claims are usually made. */
const otherwise: ConsentKeeping = { amount: 36, unit: "months", isFromRegister: false };

/** A choice holds for a year at most; its record must not go before it. */
const longestChoiceDays = 366;

/**
 * Consent has to be provable while it is relied on and for as long as claims may follow (GDPR 5(1)(e), 5(2)
 * and 7(1); EDPB guidelines 05/2020, paragraphs 107 and 108). The register says how long, in the purpose
 * of answering and proving requests; the policy prints the same period.
 */
export function consentKeeping(register: Register | undefined): ConsentKeeping {
  const purpose = register?.purposes.find(({ preset }) => preset === "privacy-requests");
  const retention = purpose?.retention;
  if (retention?.kind !== "period") return otherwise;
  return { amount: retention.amount, unit: retention.unit, isFromRegister: true };
}

/** Records made before this calendar date (UTC, YYYY-MM-DD) have had their time. */
export function keepConsentsFrom({ amount, unit }: ConsentKeeping, today: string): string {
  const from =
    unit === "days"
      ? addDays(today, -amount)
      : addMonths(today, unit === "years" ? -12 * amount : -amount);
  const latest = addDays(today, -longestChoiceDays);
  return from < latest ? from : latest;
}
