import { randomInt } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PEOPLE, type PersonKey, TEAMS } from "@/prisma/seed/people";
import { Explained, errorCode } from "../explained";

/** How the people of a demo sign in, as the demo's folder keeps it. */
export type SignIns = {
  /** The day it was filled, where its story ends. */
  day: string;
  /** False while it is being filled. */
  filled: boolean;
  passwords: Record<PersonKey, string>;
};

const LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";
const KEYS = Object.keys(PEOPLE) as PersonKey[];

/** The file that holds them. */
export function signInsPath(dataDirectory: string): string {
  return join(dataDirectory, "demo.json");
}

/** Makes passwords up: 79 bits each. */
export function newPasswords(): Record<PersonKey, string> {
  const made = KEYS.map((key) => [key, newPassword()] as const);
  return Object.fromEntries(made) as Record<PersonKey, string>;
}

function newPassword(): string {
  const letters = Array.from({ length: 16 }, () => LETTERS[randomInt(LETTERS.length)]);
  return letters.join("").replace(/(.{4})(?=.)/g, "$1-");
}

/** Reads the file; null where there is none. Throws an `Explained` when it can't be used. */
export function readSignIns(dataDirectory: string): SignIns | null {
  const path = signInsPath(dataDirectory);
  try {
    const { day, filled, passwords }: Partial<SignIns> = JSON.parse(readFileSync(path, "utf8"));
    const isWhole = KEYS.every((key) => typeof passwords?.[key] === "string");
    if (typeof day === "string" && typeof filled === "boolean" && passwords && isWhole) {
      return { day, filled, passwords };
    }
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Explained(`${path} is damaged. Remove ${dataDirectory} to fill the demo anew.`);
}

/** Writes the file, readable by its owner alone; whole or not at all. */
export function writeSignIns(dataDirectory: string, signIns: SignIns): void {
  const path = signInsPath(dataDirectory);
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, `${JSON.stringify(signIns, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  renameSync(beside, path);
}

/** The people of a demo with their passwords, a line each. */
export function signInLines({ passwords }: SignIns): string {
  const rows = KEYS.map((key) => {
    const { name, role, team, email } = PEOPLE[key];
    return [name, role, team ? TEAMS[team] : "no team", email, passwords[key]];
  });
  const widthOf = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widthOf(column))).join("  ")}`)
    .join("\n");
}
