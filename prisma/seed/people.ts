import type { Role } from "@/lib/core/model/words";

export const ORGANISATION = "Nordhavn Freight";

export const TEAMS = { payments: "Payments", platform: "Platform", data: "Data" } as const;
export type TeamKey = keyof typeof TEAMS;

interface StoryPerson {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly team: TeamKey | null;
  /** When they joined. */
  readonly daysAgo: number;
}

/** The first one set Plimsoll up and invited the others. */
export const PEOPLE = {
  mara: person("Mara Lindqvist", "mara", "owner", null, 246),
  jonas: person("Jonas Weber", "jonas", "assessor", "payments", 244),
  sana: person("Sana Okafor", "sana", "assessor", "payments", 244),
  emre: person("Emre Şahin", "emre", "assessor", "platform", 243),
  linh: person("Trần Mỹ Linh", "linh", "assessor", "data", 170),
  priya: person("Priya Rao", "priya", "reviewer", null, 240),
  henrik: person("Henrik Dahl", "henrik", "viewer", "platform", 238),
  ines: person("Inês Carvalho", "ines", "viewer", "data", 168),
} as const satisfies Record<string, StoryPerson>;
export type PersonKey = keyof typeof PEOPLE;

function person(
  name: string,
  mailbox: string,
  role: Role,
  team: TeamKey | null,
  daysAgo: number,
): StoryPerson {
  return { name, email: `${mailbox}@nordhavn.example.com`, role, team, daysAgo };
}
