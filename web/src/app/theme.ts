import { useState } from "react";

export type Theme = "auto" | "light" | "dark";

const key = "golden.theme";
const order: readonly Theme[] = ["auto", "light", "dark"];

/** Puts the person's choice on the page; "auto" leaves it to the system. */
export function applyTheme(theme: Theme = stored()): void {
  if (theme === "auto") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  document.dispatchEvent(new Event("theme"));
}

export function useTheme(): [Theme, () => void] {
  const [theme, setTheme] = useState(stored);
  function next(): void {
    const following = order[(order.indexOf(theme) + 1) % order.length] ?? "auto";
    remember(following);
    applyTheme(following);
    setTheme(following);
  }
  return [theme, next];
}

/** Storage can be forbidden by the browser; then the choice lasts as long as the page. */
function stored(): Theme {
  try {
    return order.find((theme) => theme === localStorage.getItem(key)) ?? "auto";
  } catch {
    return "auto";
  }
}

function remember(theme: Theme): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    return;
  }
}
