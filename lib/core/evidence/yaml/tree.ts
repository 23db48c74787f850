import { COLLECTION_STYLE, EVENT_ID, getScalarValue, SCALAR_STYLE } from "js-yaml";
import { wellFormed } from "../code-points";
import type { FileError, Located, Lost, Source, Span } from "../source";
import { yamlError } from "./errors";
import { eventsOf } from "./events";

/** A value of a YAML file and where it stands. An alias is the very node that its anchor names. */
export type YamlNode = YamlScalar | YamlSequence | YamlMapping;

interface Placed {
  /** The value without tag and anchor: quotes and brackets included; of an empty value its key. */
  readonly at: Span;
  /** As written, `!reset`; null where there is none. */
  readonly tag: string | null;
  /** Nodes below it and itself, aliases counted as often as they are used. */
  readonly size: number;
}

export interface YamlScalar extends Placed {
  readonly kind: "scalar";
  /** Decoded: without quotes, escapes and block indentation resolved. What it means says `scalars.ts`. */
  readonly text: string;
  readonly style: "plain" | "quoted" | "literal" | "folded";
}

interface YamlSequence extends Placed {
  readonly kind: "sequence";
  readonly items: readonly YamlNode[];
}

export interface YamlMapping extends Placed {
  readonly kind: "mapping";
  /** In the order of the file, merge keys (`<<`) resolved and last; of a repeated key only the last. */
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: Located<string>;
  readonly value: YamlNode;
  /** Values that this one beat: of the same key in the same mapping; merging files and services adds theirs. */
  readonly lost?: readonly Lost[];
}

export interface YamlFile {
  /** The root of each document; empty for an empty file, or one that can't be read. */
  readonly documents: readonly YamlNode[];
  readonly errors: readonly FileError[];
}

/** How deep collections may nest. */
const DEEPEST = 100;
/** How many nodes all aliases of a file together may stand for. */
const MOST_ALIASED = 50_000;

/**
 * Reads a YAML file into a tree that knows where everything stands.
 *
 * Takes a source; returns its documents and located errors. Never throws: a syntax error leaves no documents, a repeated
 * key, an alias without an anchor or one too many is reported and the rest stays usable. A walk over the whole tree is
 * bounded, however often aliases are nested.
 *
 *     const { documents, errors } = parseYaml(source);
 *     const services = field(documents[0], "services")?.value;     // access.ts
 *     for (const { key, value } of entriesOf(services)) …           // merge keys are resolved
 *     const image = textOf(field(value, "image")?.value);           // Located<string> | null
 *     const readOnly = booleanOf(field(value, "read_only")?.value); // scalars.ts: true, "yes", "true"
 *     const reason = commentBeside(source.text, image.at);          // comments.ts
 */
export function parseYaml(source: Source): YamlFile {
  let events: ReturnType<typeof eventsOf>;
  try {
    events = eventsOf(source.text, DEEPEST);
  } catch (thrown) {
    return { documents: [], errors: [yamlError(source, thrown)] };
  }
  return build(source, events);
}

/** A collection that is being read. */
interface Open {
  readonly kind: "document" | "sequence" | "mapping";
  readonly start: number;
  readonly tag: string | null;
  readonly anchor: string | null;
  readonly flow: boolean;
  readonly items: YamlNode[];
  readonly entries: YamlEntry[];
  key: Located<string> | null;
  keyIsMerge: boolean;
  /** Values of its merge keys; null where it has none, as nearly always. */
  merged: YamlNode[] | null;
  size: number;
}

/** What a mapping has no items for, and a list no entries: never filled. */
const NO_ITEMS: YamlNode[] = [];
const NO_ENTRIES: YamlEntry[] = [];

/** An anchor whose node isn't complete yet: an alias to it would be a circle. */
const OPEN = Symbol("open");

function build(source: Source, events: ReturnType<typeof eventsOf>): YamlFile {
  const { path, text } = source;
  const documents: YamlNode[] = [];
  const errors: FileError[] = [];
  const open: Open[] = [];
  let anchors = new Map<string, YamlNode | typeof OPEN>();
  let aliased = 0;
  // Where the last thing read ends: collections have no end of their own in the events.
  let last = 0;

  const span = (start: number, end: number): Span => ({ path, start, end });

  function begin(
    kind: Open["kind"],
    start: number,
    flow: boolean,
    tag: string | null,
    anchor: string | null,
  ) {
    if (anchor !== null) anchors.set(anchor, OPEN);
    open.push({
      kind,
      start,
      tag,
      anchor,
      flow,
      items: kind === "mapping" ? NO_ITEMS : [],
      entries: kind === "mapping" ? [] : NO_ENTRIES,
      key: null,
      keyIsMerge: false,
      merged: null,
      size: 1,
    });
  }

  /** Hands a complete node to the collection around it; `at` is where it is used, which for an alias is not where it stands. */
  function add(node: YamlNode, at: Span) {
    const around = open[open.length - 1];
    if (!around) return;
    around.size += node.size;
    if (around.kind !== "mapping") {
      around.items.push(node);
    } else if (around.key === null) {
      const value = node.kind === "scalar" ? node.text : text.slice(at.start, at.end);
      around.key = { value, at };
      around.keyIsMerge = value === "<<" && node.kind === "scalar" && node.style === "plain";
    } else {
      if (around.keyIsMerge) {
        around.merged ??= [];
        around.merged.push(node);
      }
      around.entries.push({ key: around.key, value: node });
      around.key = null;
    }
  }

  /** The place of a value that isn't there: its key, or the end of what came before it. */
  function nowhere(): Span {
    return open[open.length - 1]?.key?.at ?? span(last, last);
  }

  for (const event of events) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        anchors = new Map();
        begin("document", last, false, null, null);
        break;
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING: {
        const kind = event.type === EVENT_ID.MAPPING ? "mapping" : "sequence";
        const tag = event.tagStart < 0 ? null : text.slice(event.tagStart, event.tagEnd);
        const anchor =
          event.anchorStart < 0 ? null : text.slice(event.anchorStart, event.anchorEnd);
        begin(kind, event.start, event.style === COLLECTION_STYLE.FLOW, tag, anchor);
        last = Math.max(last, event.start + 1);
        break;
      }
      case EVENT_ID.SCALAR: {
        const quoted =
          event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
        const block =
          event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK;
        let at: Span;
        if (event.valueStart < 0) {
          at = nowhere();
        } else if (quoted) {
          at = span(event.valueStart - 1, event.valueEnd + 1);
        } else {
          at = span(
            event.valueStart,
            block ? contentEnd(text, event.valueStart, event.valueEnd) : event.valueEnd,
          );
        }
        if (event.valueStart >= 0) last = at.end;
        const node: YamlScalar = {
          kind: "scalar",
          at,
          tag: event.tagStart < 0 ? null : text.slice(event.tagStart, event.tagEnd),
          size: 1,
          text: wellFormed(getScalarValue(text, event)),
          style: quoted
            ? "quoted"
            : !block
              ? "plain"
              : event.style === SCALAR_STYLE.LITERAL_BLOCK
                ? "literal"
                : "folded",
        };
        if (event.anchorStart >= 0) {
          anchors.set(text.slice(event.anchorStart, event.anchorEnd), node);
        }
        add(node, at);
        break;
      }
      case EVENT_ID.ALIAS: {
        const at = span(event.anchorStart - 1, event.anchorEnd);
        last = event.anchorEnd;
        const name = text.slice(event.anchorStart, event.anchorEnd);
        const target = anchors.get(name);
        if (target !== undefined && target !== OPEN && aliased + target.size <= MOST_ALIASED) {
          aliased += target.size;
          add(target, at);
          break;
        }
        const code =
          target === undefined
            ? "yaml-unknown-alias"
            : target === OPEN
              ? "yaml-circular-alias"
              : "yaml-too-many-aliases";
        // One is enough: a bomb has thousands.
        if (errors.length < MOST_ERRORS) errors.push({ code, at });
        add(emptyAt(at), at);
        break;
      }
      case EVENT_ID.POP: {
        const done = open.pop();
        if (!done) break;
        if (done.kind === "document") {
          const [root] = done.items;
          if (root) documents.push(root);
          break;
        }
        const end = done.flow ? closing(text, last) : last;
        last = end;
        const at = span(done.start, end);
        const { tag, size } = done;
        const node: YamlNode =
          done.kind === "sequence"
            ? { kind: "sequence", at, tag, size, items: done.items }
            : { kind: "mapping", at, tag, size, entries: settle(done, errors) };
        if (done.anchor !== null) anchors.set(done.anchor, node);
        add(node, at);
        break;
      }
    }
  }
  return { documents, errors };
}

/** How many repeated keys and bad aliases are told. */
const MOST_ERRORS = 20;

/** The entries that count: the last of each key, then what merge keys bring that isn't there. */
function settle(mapping: Open, errors: FileError[]): readonly YamlEntry[] {
  const { entries, merged } = mapping;
  if (merged === null && !hasRepeated(entries)) return entries;
  const byKey = new Map<string, YamlEntry>();
  let merges = 0;
  for (const entry of entries) {
    if (merged && entry.value === merged[merges] && entry.key.value === "<<") {
      merges += 1;
      continue;
    }
    const before = byKey.get(entry.key.value);
    if (!before) {
      byKey.set(entry.key.value, entry);
      continue;
    }
    if (errors.length < MOST_ERRORS) {
      errors.push({
        code: "yaml-repeated-key",
        values: { key: entry.key.value.slice(0, 80) },
        at: entry.key.at,
      });
    }
    const lost: readonly Lost[] = [
      ...(before.lost ?? []).slice(-9),
      { at: before.value.at, why: "repeated" },
    ];
    byKey.set(entry.key.value, { ...entry, lost });
  }
  for (const value of merged ?? []) {
    for (const one of value.kind === "sequence" ? value.items : [value]) {
      if (one.kind === "mapping") {
        for (const entry of one.entries) {
          if (!byKey.has(entry.key.value)) byKey.set(entry.key.value, entry);
        }
      } else if (one.kind !== "scalar" || one.text !== "") {
        if (errors.length < MOST_ERRORS) errors.push({ code: "yaml-bad-merge", at: one.at });
      }
    }
  }
  return [...byKey.values()];
}

function hasRepeated(entries: readonly YamlEntry[]): boolean {
  if (entries.length > 12) {
    return new Set(entries.map((entry) => entry.key.value)).size < entries.length;
  }
  for (let one = 1; one < entries.length; one += 1) {
    for (let other = 0; other < one; other += 1) {
      if (entries[one]?.key.value === entries[other]?.key.value) return true;
    }
  }
  return false;
}

function emptyAt(at: Span): YamlScalar {
  return { kind: "scalar", at, tag: null, size: 1, text: "", style: "plain" };
}

/** Where a block scalar's text ends, its last line breaks left out. */
function contentEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start) {
    const code = text.charCodeAt(at - 1);
    if (code !== 10 && code !== 13 && code !== 32) break;
    at -= 1;
  }
  return at;
}

/** Where a flow collection ends whose last item ends at `from`: behind its bracket. */
function closing(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 93 || code === 125) return at + 1;
    if (code === 35) {
      while (at + 1 < text.length && !isBreak(text.charCodeAt(at + 1))) at += 1;
    }
  }
  return from;
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}
