import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { FilesSay } from "./files-say";

const said = {
  answer: "partly",
  basis: "configured",
  date: "2026-11-20",
  file: "compose.yaml",
  line: 7,
  since: "2026-11-20T10:00:00.000Z",
} as const;
const words = (over: Partial<Parameters<typeof FilesSay>[0]>) =>
  renderToStaticMarkup(
    <FilesSay
      projectId="0193"
      control="CTR-2"
      said={said}
      asOf="2026-11-30"
      isContradicted={false}
      take={<button type="button">Take it</button>}
      {...over}
    />,
  )
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/\s+/g, " ");

test.each([
  ["Evidence: compose.yaml:7 proposes PartlyTake it", {}],
  [
    "Evidence: compose.yaml:7 proposes Partly and contradicts the answerTake it",
    { isContradicted: true },
  ],
  // What counts no more can be taken no more.
  ["Evidence: compose.yaml:7 said Partly, too long ago to count", { asOf: "2027-03-01" }],
  ["", { said: { ...said, answer: null, basis: null } }],
  ["", { said: undefined }],
] as const)("%j", (expected, over) => {
  expect(words(over)).toBe(expected);
});
