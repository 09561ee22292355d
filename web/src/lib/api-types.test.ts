import { readFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";
import { expect, test } from "vitest";

test("The types are those of the server's description; `npm run types` writes them anew", async () => {
  const described = astToString(await openapiTS(readFileSync("openapi.json", "utf8")));
  expect(readFileSync("src/lib/api-types.ts", "utf8").endsWith(described)).toBe(true);
});
