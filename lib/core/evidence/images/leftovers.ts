import { LEFTOVER_PACKAGES, type LeftoverKind } from "@/lib/core/model/tables/packages";

const EXACT = new Map<string, LeftoverKind>();
const BEGINNINGS: (readonly [string, LeftoverKind])[] = [];
for (const { kind, packages } of LEFTOVER_PACKAGES) {
  for (const name of packages) {
    if (name.endsWith("*")) BEGINNINGS.push([name.slice(0, -1), kind]);
    else EXACT.set(name, kind);
  }
}

/** What kind of tool a package brings that a running service has no use for; null for all others. */
export function leftoverKind(written: string): LeftoverKind | null {
  const name = nameOf(written);
  const exact = EXACT.get(name);
  if (exact) return exact;
  if (/^openjdk-?\d+-jdk/.test(name)) return "compiler";
  // What programs need that a compiler made.
  if (/^gcc-(?:\d+-base|libs)$/.test(name)) return null;
  return BEGINNINGS.find(([beginning]) => name.startsWith(beginning))?.[1] ?? null;
}

/** A group is written `@development-tools`, or by its title: `Development Tools`. */
function nameOf(written: string): string {
  const isGroup = written.startsWith("@") || written.includes(" ");
  return isGroup ? written.replace("@", "").trim().toLowerCase().replaceAll(" ", "-") : written;
}

/** Whether a package serves to compile others: compilers, and the headers they read. */
export function isBuildPackage(name: string): boolean {
  return (
    leftoverKind(name) === "compiler" || /-(?:dev|devel)$/.test(name) || name === "linux-headers"
  );
}
