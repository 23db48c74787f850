import { expect, test } from "vitest";
import { email, newPassword } from "./account";

test.each([
  ["11 characters", "a".repeat(11), false],
  ["12 characters", "a".repeat(12), true],
  ["200 characters", "a".repeat(200), true],
  ["201 characters", "a".repeat(201), false],
  ["12 signs outside the basic plane", "🌊".repeat(12), true],
  ["6 signs outside the basic plane", "🌊".repeat(6), false],
])("a password of %s: accepted %s", (_, password, accepted) => {
  expect(newPassword.safeParse(password).success).toBe(accepted);
});

test("a password is kept in the form that every keyboard types", () => {
  expect(newPassword.parse("ﬁve unrelated words")).toBe("five unrelated words");
});

test("an e-mail address is kept without spaces around it and in lower case", () => {
  expect(email.parse(" Mara@Nordhavn.example ")).toBe("mara@nordhavn.example");
  expect(email.safeParse("mara").success).toBe(false);
});
