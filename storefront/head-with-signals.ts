// In the place of head.ts where the shop's settings say that Google, Microsoft or Meta is told.
import { desk } from "./head.ts";
import { startSignals } from "./signals/start-signals.ts";
import { updateSignals } from "./signals/update-signals.ts";

startSignals(desk.config, desk.gate);
desk.tell = (state) => updateSignals(desk.config, state);
