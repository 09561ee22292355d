import { expect, test } from "vitest";
import { Problem } from "./problem";

test("The server's own words, remedy and id are kept", () => {
  const problem = Problem.fromAnswer(404, {
    title: "Unknown symbol",
    detail: "There are no bars of FOO.",
    remedy: "Import a file.",
    errorId: "e-1",
  });
  expect([problem.message, problem.nextStep, problem.errorId, problem.status]).toEqual([
    "There are no bars of FOO.",
    "Import a file.",
    "e-1",
    404,
  ]);
});

test("An answer without words still names a next step", () => {
  for (const status of [400, 404, 413, 429, 500, 503]) {
    const problem = Problem.fromAnswer(status, {});
    expect(problem.message).toContain(String(status));
    expect(problem.nextStep).not.toBe("");
  }
});

test("No answer at all is told apart from a bad one", () => {
  expect(Problem.unreachable().message).toBe("The server does not answer.");
  expect(Problem.from(new TypeError("x is not a function")).message).toBe("x is not a function");
});
