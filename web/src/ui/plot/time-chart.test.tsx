// @vitest-environment jsdom
import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { TimeChart } from "./time-chart";

const times = [1, 2, 3, 4].map((day) => Date.UTC(2020, 0, day));

function show() {
  return render(
    <TimeChart
      title="Equity"
      description="From 100 to 130."
      times={times}
      interval="1d"
      panes={[
        {
          name: "Equity",
          height: 200,
          format: (value) => value.toFixed(1),
          lines: [
            { name: "rule", tone: "main", values: [100, 110, 105, 130] },
            { name: "buy and hold", tone: "one", values: [100, null, 120, 125] },
          ],
        },
      ]}
    />,
  );
}

test("The drawing has a name and says in words what it shows", () => {
  show();
  expect(screen.getByRole("img", { name: /Equity: Equity From 100 to 130/ })).toBeTruthy();
});

test("The values at the end are read off at once, any others with the arrow keys", () => {
  show();
  const caption = document.querySelector("figcaption")!;
  expect(caption.textContent).toContain("At the end, 4 Jan 2020");
  expect(caption.textContent).toContain("rule 130.0");
  const slider = screen.getByRole("slider", { name: "Equity: moment to read off" });
  fireEvent.change(slider, { target: { value: "1" } });
  expect(caption.textContent).toContain("2 Jan 2020rule 110.0buy and hold –");
  expect(slider.getAttribute("aria-valuetext")).toBe("2 Jan 2020: rule 110.0, buy and hold –");
});

test("A line breaks where its value is unknown", () => {
  show();
  const broken = document.querySelector("svg.plot .line-one")!.getAttribute("d")!;
  expect(broken.match(/M/g)).toHaveLength(2);
});
