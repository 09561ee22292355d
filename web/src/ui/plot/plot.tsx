import { useId, type ReactNode } from "react";
import { scale, type Axis } from "./axis";
import "./plot.css";

/** Where a value lies in the drawing, in pixels. */
export interface Places {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface PlotProps {
  /** Read aloud in place of the drawing. */
  title: string;
  description: string;
  width: number;
  height: number;
  x: Axis;
  y: Axis;
  /** What the axes measure, written at their ends. */
  xName?: string;
  yName?: string;
  children: (at: Places) => ReactNode;
}

const Left = 48;
const Right = 12;
const Top = 18;
const Bottom = 20;

/** Two axes with their lines, and whatever is drawn between them. */
export function Plot({ title, description, width, height, x, y, xName, yName, children }: PlotProps) {
  const id = useId();
  const bottom = height - Bottom - (xName ? 15 : 0);
  const at: Places = {
    x: scale(x, Left, width - Right),
    y: scale(y, bottom, Top),
    left: Left,
    right: width - Right,
    top: Top,
    bottom,
  };
  return (
    <svg className="plot" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}t ${id}d`}>
      <title id={`${id}t`}>{title}</title>
      <desc id={`${id}d`}>{description}</desc>
      <g className="plot-axis" aria-hidden="true">
        {y.ticks.map((tick) => (
          <g key={tick.at}>
            <line x1={at.left} x2={at.right} y1={at.y(tick.at)} y2={at.y(tick.at)} />
            <text x={at.left - 6} y={at.y(tick.at)} dy="0.32em" textAnchor="end">
              {tick.text}
            </text>
          </g>
        ))}
        {x.ticks.map((tick) => (
          <text key={tick.at} x={at.x(tick.at)} y={bottom + 14} textAnchor={anchor(at.x(tick.at), width)}>
            {tick.text}
          </text>
        ))}
        {yName && (
          <text x={0} y={9} className="plot-name">
            {yName}
          </text>
        )}
        {xName && (
          <text x={at.right} y={height - 4} textAnchor="end" className="plot-name">
            {xName}
          </text>
        )}
      </g>
      {children(at)}
    </svg>
  );
}

/** Words at the very edge are moved inside, so that none is cut off. */
function anchor(x: number, width: number): "middle" | "end" {
  return x > width - Right - 14 ? "end" : "middle";
}

/** A line through points; it breaks where a value is unknown. */
export function path(points: Iterable<readonly [number, number | null | undefined]>): string {
  let drawn = "";
  let pen = "M";
  for (const [x, y] of points) {
    if (y === null || y === undefined || !Number.isFinite(y)) pen = "M";
    else {
      drawn += `${pen}${x.toFixed(1)} ${y.toFixed(1)}`;
      pen = "L";
    }
  }
  return drawn;
}
