import type { Role } from "@/lib/core/model/words";
import { type Context, provenContext } from "@/lib/server/auth/context";
import { database } from "@/lib/server/db";

/** An organisation of a test, with two teams and whoever acts in it. */
export interface TestOrganisation {
  readonly id: string;
  readonly harbour: string;
  readonly docks: string;
  readonly owner: Context;
  readonly assessor: Context;
  /** Another assessor, of no team. */
  readonly outsider: Context;
  readonly reviewer: Context;
  readonly viewer: Context;
}

/** Makes an organisation whose assessor and viewer belong to the harbour team. */
export async function makeOrganisation(): Promise<TestOrganisation> {
  const { id } = await database().organisation.create({ data: { name: "Nordhavn" } });
  const team = (name: string) =>
    database().team.create({ data: { name, organisationId: id }, select: { id: true } });
  const harbour = await team("Harbour");
  const docks = await team("Docks");
  const member = async (name: string, role: Role, teamId?: string): Promise<Context> => {
    const person = await database().person.create({
      data: { name, email: `${crypto.randomUUID()}@nordhavn.example` },
    });
    const { id: memberId } = await database().member.create({
      data: {
        organisationId: id,
        personId: person.id,
        role,
        teams: teamId ? { create: { teamId } } : {},
      },
    });
    return provenContext({ organisationId: id, memberId, personId: person.id, role });
  };
  return {
    id,
    harbour: harbour.id,
    docks: docks.id,
    owner: await member("Olga", "owner"),
    assessor: await member("Anders", "assessor", harbour.id),
    outsider: await member("Otto", "assessor"),
    reviewer: await member("Rikke", "reviewer"),
    viewer: await member("Vera", "viewer", harbour.id),
  };
}
