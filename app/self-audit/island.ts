/** Bytes that came out of other bytes by decoding them one way. */
export type Island = {
  /** The way: `base64`, `gzip` … */
  readonly form: string;
  readonly bytes: Buffer;
};
