import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";

/**
 * Whether the notice is switched on in the published theme. `unknown`: Shopify has not said, or does not.
 * Drafts of themes are not looked at (shopify.dev, App API: activations are those of the published theme).
 */
export type Activation = "looking" | "on" | "off" | "unsupported" | "unknown";

/** What App Bridge says of a theme extension's blocks, as far as it is read here. */
type Block = { readonly handle?: string; readonly status?: string };

/** Asks again when the window is looked at anew: it is switched on in another one. */
export function useActivation(handle: string): Activation {
  const bridge = useAppBridge();
  const [activation, setActivation] = useState<Activation>("looking");
  useEffect(() => {
    let isStopped = false;
    const look = () => {
      findBlock(bridge, handle)
        .then((block) => toActivation(block))
        .catch((): Activation => "unknown")
        .then((found) => {
          if (!isStopped) setActivation(found);
        })
        .catch(() => undefined);
    };
    look();
    window.addEventListener("focus", look);
    return () => {
      isStopped = true;
      window.removeEventListener("focus", look);
    };
  }, [bridge, handle]);
  return activation;
}

async function findBlock(
  bridge: ReturnType<typeof useAppBridge>,
  handle: string,
): Promise<Block | undefined> {
  const extensions = await bridge.app.extensions();
  const blocks: readonly Block[] = extensions.flatMap(({ type, activations }) =>
    type === "theme_app_extension" ? (activations as readonly Block[]) : [],
  );
  return blocks.find((block) => block.handle === handle);
}

function toActivation(block: Block | undefined): Activation {
  switch (block?.status) {
    case "active":
      return "on";
    case "available":
      return "off";
    case "unavailable":
      return "unsupported";
    default:
      return "unknown";
  }
}
