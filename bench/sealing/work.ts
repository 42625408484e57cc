import { z } from "zod";

/** What a side is asked to do; it answers how long that took. */
export const works = ["deliveries", "insert", "read", "answer"] as const;

export type Work = (typeof works)[number];

export const askSchema = z.object({ work: z.enum(works) });

export const replySchema = z.object({
  work: z.enum(works),
  ms: z.number(),
  /** True where what was written does not hold what it is about in the clear. */
  isSealed: z.boolean(),
});

export type Reply = z.infer<typeof replySchema>;
