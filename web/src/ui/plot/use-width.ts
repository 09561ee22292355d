import { useLayoutEffect, useRef, useState, type RefObject } from "react";

/** Drawn with before the page is measured, and where nothing can be measured. */
const usual = 640;

/** The width of an element in pixels, as it changes; drawings in real pixels keep their text sharp and their lines thin. */
export function useWidth<T extends HTMLElement>(): [RefObject<T | null>, number] {
  const element = useRef<T>(null);
  const [width, setWidth] = useState(usual);
  useLayoutEffect(() => {
    const measured = element.current;
    if (!measured || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(() => setWidth(Math.max(200, Math.round(measured.clientWidth))));
    setWidth(Math.max(200, Math.round(measured.clientWidth || usual)));
    observer.observe(measured);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
