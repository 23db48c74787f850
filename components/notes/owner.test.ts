import { expect, test } from "vitest";
import { ownerKind, ownerOf } from "./owner";

const members = [
  { memberId: "m1", name: "Jo Berg" },
  { memberId: "m2", name: "Mara Lind" },
  { memberId: "m3", name: "Jo Berg" },
];
const nobody = { ownerMemberId: null, ownerName: null };

test("the exact name of a member means the member", () => {
  expect(ownerOf(" Mara Lind ", members, nobody)).toEqual({ ownerMemberId: "m2", ownerName: null });
});

test("any other name stays a name, and no name means nobody", () => {
  expect(ownerOf("mara", members, nobody)).toEqual({ ownerMemberId: null, ownerName: "mara" });
  expect(ownerOf("  ", members, { ownerMemberId: "m1", ownerName: null })).toEqual(nobody);
});

test("of two members of one name, the one who owns it already stays the owner", () => {
  const present = { ownerMemberId: "m3", ownerName: null };
  expect(ownerOf("Jo Berg", members, present)).toEqual(present);
});

test("a member, a former member, a typed name and nobody are told apart", () => {
  expect(ownerKind({ ownerMemberId: "m1", ownerName: null }, members)).toBe("member");
  expect(ownerKind({ ownerMemberId: "gone", ownerName: null }, members)).toBe("former-member");
  expect(ownerKind({ ownerMemberId: null, ownerName: "Kim" }, members)).toBe("name");
  expect(ownerKind(nobody, members)).toBe("nobody");
});
