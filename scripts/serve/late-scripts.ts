import { LATE_MARK, LATE_SCRIPT } from "@/components/ui/late-source";

const BEGIN = '<script src="/_next/';
const AT_ONCE = ' async=""';

/**
 * Marks the scripts of a page, in place, so that they start when it has been drawn (`LATE_SCRIPT`). Takes a page's whole
 * HTML as Next writes it; whatever people wrote stands in it escaped, so that only tags of scripts begin like one.
 */
export function delayScripts(html: Buffer): void {
  // Where Next sends an empty page, the scripts draw the first one: it says what went wrong.
  if (!html.includes(LATE_SCRIPT)) return;
  for (let tag = html.indexOf(BEGIN); tag >= 0; tag = html.indexOf(BEGIN, tag + BEGIN.length)) {
    const end = html.indexOf(">", tag);
    const at = html.indexOf(AT_ONCE, tag);
    if (at >= 0 && at < end) html.write(LATE_MARK, at, "latin1");
  }
}
