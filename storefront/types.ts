import type { NoticeConfig, Regime } from "../app/domain/consent/types.ts";

/** A choice as this browser keeps it (see choice-text.ts). */
export type KeptChoice = {
  /** Letters of the categories said yes to. */
  readonly granted: string;
  /** When, in minutes since 1970. */
  readonly minutes: number;
  /** 32 hex digits; mean this browser alone. */
  readonly id: string;
  /** Counted from 1. */
  readonly number: number;
  /** Letter and fingerprint of each category that was asked for, joined by `~`. */
  readonly terms: string;
  /** False: not to be sold or shared. Null: not asked, nothing said. */
  readonly sale: boolean | null;
};

/** What holds for this page now. Made anew with each choice, never altered. */
export type NoticeState = {
  /** Letters of the categories that are allowed. */
  readonly granted: string;
  readonly sale: boolean | null;
  readonly regime: Regime;
  /** As Shopify names it, empty while it has not. */
  readonly region: string;
  /** The browser sends Global Privacy Control. */
  readonly gpc: boolean;
  readonly kept: KeptChoice | undefined;
  readonly isAsking: boolean;
};

/**
 * What of the configuration stands in each page (blocks/notice.liquid); the rest is Liquid's alone, or stands
 * behind the script. The regions are there where Google is told of them.
 */
export type PageConfig = Pick<
  NoticeConfig,
  "version" | "days" | "ask" | "hosts" | "items" | "google" | "microsoft" | "meta"
> &
  Partial<Pick<NoticeConfig, "optOut" | "noticeOnly">>;
