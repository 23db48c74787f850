import type { Role } from "@/lib/core/model/words";
import { hashPassword } from "@/lib/server/auth/password";
import { database } from "@/lib/server/db";
import { OWNER, type Person } from "./people";
import { ownerContext } from "./projects";

let made = 0;

/** Gives somebody an account and a role beside the owner, past the browser. */
export async function makeMember(role: Role, name: string): Promise<Person> {
  const { organisationId } = await ownerContext();
  made += 1;
  const email = `member-${process.pid}-${made}@nordhavn.example`;
  const { password } = OWNER;
  const person = { name, email, passwordHash: await hashPassword(password) };
  await database().member.create({
    data: {
      role,
      organisation: { connect: { id: organisationId } },
      person: { create: person },
    },
  });
  return { name, email, password };
}
