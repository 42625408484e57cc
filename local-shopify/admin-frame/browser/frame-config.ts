/** What the frame's script needs to know; written into the page as JSON. */
export type FrameConfig = {
  /** Signed address for the iframe. */
  readonly launchUrl: string;
  readonly appOrigin: string;
  readonly appName: string;
  /** Admin path of the app: `/store/<shop>/apps/<app>`. */
  readonly basePath: string;
  /** The shop's name in admin addresses. */
  readonly handle: string;
};
