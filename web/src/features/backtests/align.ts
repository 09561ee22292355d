/** Curves over moments of their own, put on one clock: a curve keeps its last value until its next, and is unknown before its first and after its last. */
export function align(curves: readonly { times: readonly number[]; values: readonly number[] }[]): {
  times: number[];
  values: (number | null)[][];
} {
  const times = [...new Set(curves.flatMap((curve) => curve.times))].sort((a, b) => a - b);
  const values = curves.map((curve) => {
    let next = 0;
    return times.map((time) => {
      while (next < curve.times.length && curve.times[next]! <= time) next++;
      const isOver = next === curve.times.length && time > (curve.times.at(-1) ?? -Infinity);
      return next === 0 || isOver ? null : curve.values[next - 1]!;
    });
  });
  return { times, values };
}
