import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) => /(?<!\.test)\.tsx?$/.test(file));

/** Files a file imports, as paths below src. */
function imports(file: string): string[] {
  const text = readFileSync(join("src", file), "utf8");
  return [...text.matchAll(/(?:from|import\() ?"(\.[^"]+)"/g)].map((match) => join(file, "..", match[1]!));
}

test("A feature imports no other feature, and nothing below imports a feature or the app", () => {
  const faults: string[] = [];
  for (const file of sources) {
    const [layer, feature] = file.split("/");
    for (const imported of imports(file)) {
      const [otherLayer, otherFeature] = imported.split("/");
      const crosses = layer === "features" && otherLayer === "features" && feature !== otherFeature;
      const climbs = (layer === "lib" || layer === "ui" || layer === "features") && otherLayer === "app";
      const reaches = (layer === "lib" || layer === "ui") && otherLayer === "features";
      if (crosses || climbs || reaches || (layer === "lib" && otherLayer === "ui")) faults.push(`${file} imports ${imported}`);
    }
  }
  expect(faults).toEqual([]);
});

test("Only the chart uses the chart library", () => {
  const users = sources.filter((file) => /from "klinecharts"/.test(readFileSync(join("src", file), "utf8")));
  expect(users.filter((file) => !file.startsWith(join("ui", "price-chart")))).toEqual([]);
});

test("Colours are written in the token file alone", () => {
  const styles = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".css") && file !== "tokens.css");
  const faults = styles.filter((file) => /#[0-9a-f]{3,8}\b|rgba?\(|light-dark/i.test(readFileSync(join("src", file), "utf8")));
  expect(faults).toEqual([]);
});
