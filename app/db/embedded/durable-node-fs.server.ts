import fs from "node:fs";
import { NodeFS } from "@electric-sql/pglite/nodefs";

/** The part of an Emscripten stream that is needed here; PGlite's types leave it out. */
type OpenStream = { readonly nfd?: number; readonly node?: object };
type NodeFsOperations = {
  readonly stream_ops: { fsync?: (stream: OpenStream) => number };
  readonly realPath: (node: object) => string;
};

function isNodeFs(value: unknown): value is NodeFsOperations {
  return (
    typeof value === "object" && value !== null && "stream_ops" in value && "realPath" in value
  );
}

function syncFolder(folder: string): void {
  const descriptor = fs.openSync(folder, "r");
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

/** Gives PGlite's bridge to Node's files a working fsync; throws when the bridge has changed. */
function addFsync(module: { readonly NODEFS: unknown }): void {
  const bridge = module.NODEFS;
  if (!isNodeFs(bridge)) throw new Error("PGlite's NODEFS must have stream_ops and realPath");
  bridge.stream_ops.fsync = (stream) => {
    if (stream.nfd !== undefined) fs.fsyncSync(stream.nfd);
    else if (stream.node !== undefined) syncFolder(bridge.realPath(stream.node));
    return 0;
  };
}

/**
 * PGlite's folder on disk with a working fsync. Without it PostgreSQL's calls
 * end in a no-op, and a commit is acknowledged while it is nowhere but in the
 * operating system's memory.
 */
export class DurableNodeFS extends NodeFS {
  override async init(...args: Parameters<NodeFS["init"]>): ReturnType<NodeFS["init"]> {
    const { emscriptenOpts } = await super.init(...args);
    const preRun = [...(emscriptenOpts.preRun ?? []), addFsync];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }
}
