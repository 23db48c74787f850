import type { ShellCommand } from "../shell/read";
import { readScan } from "../workflow/scanners";
import { type Answered, lineOf } from "./answered";
import { engineCommand } from "./engine";
import type { Observation } from "./types";

/** What a scanner, or `cosign verify`, answered of an image; null for any other command. */
export function observeScan(
  command: ShellCommand,
  answered: Answered,
): readonly Observation[] | null {
  const [program] = command.words;
  if (program?.value === "cosign") return observeSignature(command, answered);
  const engine = engineCommand(command.words);
  const words =
    engine?.verb === "scout" && program
      ? [{ ...program, value: "docker-scout" }, ...engine.rest]
      : command.words;
  const scan = readScan(words, command.at, () => null);
  if (!scan) return null;
  if (scan.looksAt !== "image" || !scan.image || scan.image.includes("$")) return [];
  const text = answered.output.slice(0, MOST);
  const asked = (pattern: RegExp) => words.some(({ value }) => pattern.test(value));
  const counted = COUNTS[scan.tool]?.(text) ?? null;
  if (!counted || text.trim() === "" || hidesCriticals(words)) return [];
  const onlyFixed = asked(/^--(only-fixed|ignore-unfixed)(=true)?$/);
  const fixable = onlyFixed ? counted.critical : counted.fixable;
  return [
    {
      at: lineOf(answered, counted.line) ?? command.at,
      subject: `image ${scan.image}`,
      shows: { kind: "scan", image: scan.image, critical: counted.critical, fixable },
    },
  ];
}

/** Longer tables say the same thing at their end, and the counts stand before it. */
const MOST = 2_000_000;

interface Counted {
  readonly critical: number;
  /** Of them, those with a fix; null where the table doesn't say. */
  readonly fixable: number | null;
  readonly line: RegExp;
}

const COUNTS: Readonly<Record<string, (output: string) => Counted | null>> = {
  scout(output) {
    const counts = /\b(\d+)C\s+\d+H\s+\d+M\s+\d+L\b/.exec(output);
    if (counts) return of(Number(counts[1]), null, /\d+C\s+\d+H/);
    const none = /No vulnerable packages? detected/i;
    return none.test(output) ? of(0, 0, none) : null;
  },
  trivy(output) {
    const totals = [...output.matchAll(/^Total: \d+ \([^)\n]{0,200}\)/gm)];
    if (totals.length === 0) return null;
    const counts = totals.map(([line]) => /CRITICAL: (\d+)/.exec(line)?.[1]);
    // Without that word critical holes were left out.
    if (counts.includes(undefined)) return null;
    const critical = counts.reduce((sum, count) => sum + Number(count), 0);
    return of(critical, null, critical > 0 ? /CRITICAL: [1-9]/ : /^Total: /);
  },
  grype(output) {
    if (/^No vulnerabilities found/m.test(output)) return of(0, 0, /No vulnerabilities found/);
    const header = /^NAME\s+INSTALLED\s+FIXED[- ]IN\s[^\n]*/m.exec(output);
    if (!header) return null;
    const fixed = header[0].search(/FIXED[- ]IN/);
    const rows = output
      .slice(header.index)
      .split("\n")
      .filter((row) => /\sCritical(\s|$)/.test(row.slice(0, 400)));
    const fixable = rows.filter((row) => /^\S*\d/.test(row.slice(fixed, fixed + 12))).length;
    return of(rows.length, fixable, rows.length > 0 ? /\sCritical(\s|$)/ : /^NAME\s/);
  },
};

function of(critical: number, fixable: number | null, line: RegExp): Counted {
  return { critical, fixable: critical === 0 ? 0 : fixable, line };
}

/** `--severity HIGH`, `--only-severity high`: what isn't shown isn't absent. */
function hidesCriticals(words: ShellCommand["words"]): boolean {
  return words.some(({ value }, index) => {
    const match = /^(?:--severity|--only-severity|-s)(?:=(.*))?$/.exec(value);
    const given = match ? (match[1] ?? words[index + 1]?.value ?? "") : "critical";
    return !/critical/i.test(given);
  });
}

function observeSignature(command: ShellCommand, answered: Answered): readonly Observation[] {
  const words = command.words.map(({ value }) => value);
  const image = words.at(-1);
  if (words[1] !== "verify" || !image || image.startsWith("-")) return [];
  const text = answered.output.slice(0, MOST);
  const good = /The following checks were performed/;
  const bad = /no (matching )?signatures( found)?/i;
  const signed = good.test(text) ? true : bad.test(text) ? false : null;
  if (signed === null) return [];
  return [
    {
      at: lineOf(answered, signed ? good : bad) ?? command.at,
      subject: `image ${image}`,
      shows: { kind: "signature", image, signed },
    },
  ];
}
