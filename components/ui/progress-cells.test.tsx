import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ProgressCells } from "./progress-cells";

test("each thing to count has one cell: what is done from the left, what is left after it", () => {
  const html = renderToStaticMarkup(<ProgressCells done={2} total={5} />);
  const starts = [...html.matchAll(/ d="([^"]*)"/g)].map(([, path]) => path?.match(/M[\d.]+/g));
  expect(starts).toEqual([
    ["M1", "M13"],
    ["M25", "M37", "M49"],
  ]);
});

test("what has nothing done yet, or nothing left, draws as many cells as there are", () => {
  const cells = (done: number) =>
    renderToStaticMarkup(<ProgressCells done={done} total={3} />).match(/M[\d.]+/g);
  expect(cells(0)).toEqual(["M1", "M13", "M25"]);
  expect(cells(3)).toEqual(["M1", "M13", "M25"]);
});
