import { expect, test } from "vitest";
import { headlineOf } from "./headline";

test.each([
  [
    "Declared level 1, nothing proven yet. Level 2 waits for 2 answers: image scans, .dockerignore.",
    "Declared level 1, nothing proven yet.",
    "Level 2 waits for 2 answers: image scans, .dockerignore.",
  ],
  [
    "Level 1 is broken by 1 control: non-root user. It also waits for 1 answer: basic scanning.",
    "Level 1 is broken by 1 control:",
    "non-root user. It also waits for 1 answer: basic scanning.",
  ],
  ["Not assessed: answer the four basics", "Not assessed:", "answer the four basics"],
  [
    "Every requirement of all four levels is proven.",
    "Every requirement of all four levels is proven.",
    "",
  ],
])("the first statement of %j is loud, the rest quiet, no word lost", (summary, loud, quiet) => {
  expect(headlineOf(summary)).toEqual({ loud, quiet });
});
