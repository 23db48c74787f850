import type { Port } from "../container";
import { isLoopback } from "./hosts";
import { isUnresolved, known } from "./verdict";

/** Who can reach a published port: everybody, this machine, who reaches one address, or that can't be said. */
export function reach(address: Port["address"]): "all" | "loopback" | "one" | "unresolved" {
  if (isUnresolved(address)) return "unresolved";
  const text = (known(address) ?? "").replace(/^\[|\]$/g, "");
  if (text === "" || text === "*" || text === "0.0.0.0" || /^[0:]+$/.test(text)) return "all";
  return isLoopback(text) ? "loopback" : "one";
}

/** Whether a port is published to more than the machine itself, or may be. */
export function isOpen(address: Port["address"]): boolean {
  return reach(address) !== "loopback";
}

/** Whether a number is one of the ports from `first` on. */
export function isWithin(number: number, first: number | null | undefined, span: number): boolean {
  return typeof first === "number" && number >= first && number < first + span;
}
