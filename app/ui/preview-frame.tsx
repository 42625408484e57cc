import { Spinner } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";

export type PreviewWidth = "phone" | "desktop";

/** What is shown is as large as on such a device, and made smaller to fit. */
const sizes: Readonly<Record<PreviewWidth, { readonly width: number; readonly height: number }>> = {
  phone: { width: 390, height: 740 },
  desktop: { width: 1280, height: 800 },
};

type Props = {
  /** Another object is shown anew, even where it reads the same. */
  readonly preview: { readonly html: string } | null;
  readonly width: PreviewWidth;
};
type Made = { readonly key: number; readonly html: string };

/** The page in a frame without an origin: its scripts run, and reach nothing of the admin or the shop. */
export function PreviewFrame({ preview, width }: Props) {
  const { frames, hold } = useTwoFrames(preview);
  const { box, room } = useRoom();

  const { width: px, height } = sizes[width];
  const scale = Math.min(1, room.width / px, room.height / height);
  return (
    <div className="preview-box" ref={box} style={{ height: height * (scale === 0 ? 1 : scale) }}>
      {frames.length === 0 || scale === 0 ? (
        <Spinner accessibilityLabel="The preview is being made" />
      ) : (
        frames.map(({ key, html: srcDoc }, at) => (
          <iframe
            key={key}
            title={at === 0 ? "Your store with the notice" : "The next preview"}
            aria-hidden={at > 0}
            className={at === 0 ? "preview-frame" : "preview-frame preview-frame--next"}
            sandbox="allow-scripts"
            srcDoc={srcDoc}
            ref={(element) => hold(key, element)}
            style={{
              ...{ width: px, height, transform: `scale(${String(scale)})` },
              left: Math.max(0, (room.width - px * scale) / 2),
            }}
          />
        ))
      )}
    </div>
  );
}

/** What the previewed page says as soon as it is read, before its pictures have come. */
const readyMessage = "lagom-preview-ready";

/** The frame that is looked at, and the next one until it is there: nothing flickers in between. */
function useTwoFrames(preview: Props["preview"]) {
  const [frames, setFrames] = useState<readonly Made[]>([]);
  const nextKey = useRef(0);
  const elements = useRef(new Map<number, HTMLIFrameElement>());
  useEffect(() => {
    if (preview === null) return;
    nextKey.current += 1;
    const next = { key: nextKey.current, html: preview.html };
    setFrames(([shown]) => (shown === undefined ? [next] : [shown, next]));
  }, [preview]);
  useEffect(() => {
    const take = ({ source, data }: MessageEvent) => {
      if (data !== readyMessage) return;
      const [key] =
        [...elements.current].find(([, element]) => element.contentWindow === source) ?? [];
      setFrames((all) =>
        all.slice(
          Math.max(
            0,
            all.findIndex((one) => one.key === key),
          ),
        ),
      );
    };
    window.addEventListener("message", take);
    return () => window.removeEventListener("message", take);
  }, []);
  const hold = (key: number, element: HTMLIFrameElement | null) => {
    if (element === null) elements.current.delete(key);
    else elements.current.set(key, element);
  };
  return { frames, hold };
}

/** What stands above the preview in its card. */
const headPx = 260;
const leastPx = 380;

/** How much place there is for the preview, in pixels; none until it is known. */
function useRoom() {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = () => {
      const height = Math.max(leastPx, window.innerHeight - headPx);
      setRoom({ width: element.clientWidth, height });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    window.addEventListener("resize", measure);
    return () => {
      observer.disconnect();
      window.removeEventListener("resize", measure);
    };
  }, []);
  return { box, room };
}
