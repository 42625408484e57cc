// Inline in the head, right after head.ts, where the shop's settings say that somebody is to be told.
import "./handover.ts";
import { startSignals } from "./signals/start-signals.ts";

const { lagomHead } = window;
if (lagomHead) startSignals(lagomHead.config, lagomHead.gate);
