import { LATE_SCRIPT } from "./late-source";

/** Stands in the root layout's `<head>`. It carries no nonce: a hash lets it run, on static pages as on dynamic ones. */
export function LateScript() {
  return <script>{LATE_SCRIPT}</script>;
}
