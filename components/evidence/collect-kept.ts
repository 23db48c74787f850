import type { Collected } from "@/components/try/collect-entries";
import type { Kept } from "@/components/try/kept-files";

/** Files that were tried without an account, as if somebody had dropped them here. */
export function collectKept({ name, complete, files }: Kept): Collected {
  return {
    name,
    complete,
    source: "tried",
    tracked: files.some(({ tracked }) => tracked),
    cut: false,
    neverRead: [],
    entries: files.map(({ path, named, given, text }) => ({
      path,
      named,
      size: text?.length ?? 0,
      content: text,
      ...(given ? { kind: given } : {}),
    })),
  };
}
