/** A finger has to move this far before it is known which way it goes. */
const DecidedPx = 6;

/**
 * Lets the page scroll over the chart. The library takes every wheel turn and every finger for itself; here it keeps sideways moves,
 * pinches, and the wheel with Ctrl. Answers how to end it.
 */
export function leaveScrollingToPage(frame: HTMLElement): () => void {
  let start: { x: number; y: number } | null = null;
  let goes: "unknown" | "page" | "chart" = "unknown";

  function onWheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey && Math.abs(event.deltaY) >= Math.abs(event.deltaX)) event.stopPropagation();
  }
  function onTouchStart(event: TouchEvent): void {
    const [finger] = event.touches;
    start = finger && event.touches.length === 1 ? { x: finger.clientX, y: finger.clientY } : null;
    goes = start ? "unknown" : "chart";
  }
  function onTouchMove(event: TouchEvent): void {
    const [finger] = event.touches;
    if (goes === "unknown" && start && finger) {
      const [across, down] = [Math.abs(finger.clientX - start.x), Math.abs(finger.clientY - start.y)];
      if (Math.max(across, down) >= DecidedPx) goes = down > across ? "page" : "chart";
    }
    if (goes !== "chart") event.stopPropagation();
  }

  // Before the library, which listens further in and at the document.
  const first = { capture: true, passive: true };
  frame.addEventListener("wheel", onWheel, first);
  frame.addEventListener("touchstart", onTouchStart, first);
  frame.addEventListener("touchmove", onTouchMove, first);
  return () => {
    frame.removeEventListener("wheel", onWheel, first);
    frame.removeEventListener("touchstart", onTouchStart, first);
    frame.removeEventListener("touchmove", onTouchMove, first);
  };
}
