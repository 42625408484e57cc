import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";

import { z } from "zod";

import { readBody, sendJson } from "../proxy/http-messages.ts";
import { listen } from "../proxy/intercepting-proxy.ts";
import { controlProtocol } from "./protocol.ts";
import type { Control, ControlMethod } from "./protocol.ts";

/** The running control API. */
export type ControlServer = {
  readonly port: number;
  readonly close: () => Promise<void>;
};

/**
 * Serves the control methods on loopback: `POST /<method>` with JSON params;
 * 200 with the result, 400 with `{error}` when it cannot be done.
 */
export async function startControlServer(control: Control, port: number): Promise<ControlServer> {
  const server = createServer((request, response) => {
    void answer(control, request, response);
  });
  const openPort = await listen(server, port);
  return {
    port: openPort,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function answer(
  control: Control,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = (request.url ?? "").slice(1);
  // A web page cannot send this header unasked, so no site reaches us.
  const isJson = request.headers["content-type"] === "application/json";
  if (request.method !== "POST" || !isJson || !isControlMethod(method)) {
    sendJson(response, { status: 404, body: { error: "No such method" } });
    return;
  }
  try {
    const text = (await readBody(request)).toString("utf8");
    const result = await callMethod(control, method, JSON.parse(text));
    sendJson(response, { status: 200, body: result });
  } catch (error) {
    sendJson(response, { status: 400, body: { error: describe(error) } });
  }
}

function isControlMethod(name: string): name is ControlMethod {
  return Object.hasOwn(controlProtocol, name);
}

async function callMethod(
  control: Control,
  method: ControlMethod,
  params: unknown,
): Promise<unknown> {
  const checked = controlProtocol[method].params.parse(params);
  // The params were checked by this very method's schema in the line above.
  const run = control[method] as (params: unknown) => Promise<unknown>;
  return run(checked);
}

function describe(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof Error ? error.message : String(error);
}
