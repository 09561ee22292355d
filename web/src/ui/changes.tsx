import { plain } from "../lib/targets";
import { plural } from "../lib/format";
import type { Change } from "../lib/shapes";
import { LevelIcon, RegimeIcon, SettledIcon, SideIcon, WarnIcon } from "./icons";
import "./changes.css";

/** What turns a decision round comes before what merely came due. */
const order = ["stop", "regime", "level", "side", "settled"];

export function inOrder(changes: readonly Change[]): readonly Change[] {
  return [...changes].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** The same in a line or two: claims come due at every close, so there they are one entry. */
export function inShort(changes: readonly Change[]): readonly Change[] {
  const settled = changes.filter((one) => one.kind === "settled");
  const others = inOrder(changes.filter((one) => one.kind !== "settled"));
  if (settled.length < 2) return [...others, ...settled];
  return [...others, { kind: "settled", text: `${plural(settled.length, "claim")} settled` }];
}

/** What is different since the last close. Beyond `max` entries the rest is counted. */
export function ChangeList({ changes, max = changes.length }: { changes: readonly Change[]; max?: number }) {
  const more = changes.length - max;
  return (
    <ul className="changes" title={more > 0 ? changes.map((one) => plain(one.text)).join("\n") : undefined}>
      {changes.slice(0, max).map((one, place) => (
        <li key={one.text}>
          <Icon kind={one.kind} />
          <span>{plain(one.text)}</span>
          {more > 0 && place === max - 1 && (
            <em>
              +{more}
              <b className="hidden"> more</b>
            </em>
          )}
        </li>
      ))}
    </ul>
  );
}

function Icon({ kind }: { kind: string }) {
  if (kind === "stop") return <WarnIcon size={14} />;
  if (kind === "regime") return <RegimeIcon />;
  if (kind === "settled") return <SettledIcon />;
  if (kind === "side") return <SideIcon />;
  return <LevelIcon />;
}
