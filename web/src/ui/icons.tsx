import type { ReactNode } from "react";

/** Drawn on a grid of 16, in the colour of the text around them. Decoration: the words beside them carry the meaning. */
function Icon({ children, size = 16 }: { children: ReactNode; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const Mark = () => (
  <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M3 13.5 21 5v14.5Z" fill="var(--gold-fill)" opacity=".35" />
    <path d="M3 13.5 21 9v7Z" fill="var(--gold-fill)" />
    <circle cx="4.2" cy="13.4" r="2.4" fill="var(--ink)" />
  </svg>
);

export const UpMark = () => (
  <svg className="mark" width="9" height="9" viewBox="0 0 10 10" aria-hidden="true">
    <path d="M5 1.2 9.4 8.8H.6Z" fill="currentColor" />
  </svg>
);
export const DownMark = () => (
  <svg className="mark" width="9" height="9" viewBox="0 0 10 10" aria-hidden="true">
    <path d="M5 8.8.6 1.2h8.8Z" fill="currentColor" />
  </svg>
);
export const FlatMark = () => (
  <svg className="mark" width="9" height="9" viewBox="0 0 10 10" aria-hidden="true">
    <path d="M1 5h8" stroke="currentColor" strokeWidth="2" />
  </svg>
);

export const ClockIcon = ({ size = 14 }: { size?: number }) => (
  <Icon size={size}>
    <circle cx="8" cy="8" r="6" />
    <path d="M8 4.8V8l2.2 1.6" />
  </Icon>
);
export const WildIcon = () => (
  <Icon>
    <path d="M1 9 3.4 4l2.8 8.5L9 2.5l2.6 9L15 7" />
  </Icon>
);
export const CalmIcon = () => (
  <Icon>
    <path d="M1 8c2-2 3.5-2 5 0s3.2 2 5 0 2.6-1.5 4-.5" />
  </Icon>
);
export const CloseIcon = () => (
  <Icon>
    <path d="m4 4 8 8M12 4l-8 8" />
  </Icon>
);
export const UploadIcon = () => (
  <Icon>
    <path d="M8 10.5V2.5M4.8 5.5 8 2.3l3.2 3.2M2.5 10.5v3h11v-3" />
  </Icon>
);
export const PlayIcon = () => (
  <Icon>
    <path d="M5 3.2v9.6l7.6-4.8Z" />
  </Icon>
);
export const PlusIcon = () => (
  <Icon>
    <path d="M8 3v10M3 8h10" />
  </Icon>
);
export const MinusIcon = () => (
  <Icon>
    <path d="M3 8h10" />
  </Icon>
);
export const BackIcon = () => (
  <Icon>
    <path d="M9.8 3.2 5 8l4.8 4.8" />
  </Icon>
);
export const ChevronIcon = () => (
  <Icon size={14}>
    <path d="m6 3.5 4.5 4.5L6 12.5" />
  </Icon>
);
export const SunIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="3" />
    <path d="M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1.1 1.1M11.9 11.9 13 13M3 13l1.1-1.1M11.9 4.1 13 3" />
  </Icon>
);
export const MoonIcon = () => (
  <Icon>
    <path d="M13.5 9.8A6 6 0 0 1 6.2 2.5a6 6 0 1 0 7.3 7.3Z" />
  </Icon>
);
export const AutoIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="6" />
    <path d="M8 2v12a6 6 0 0 0 0-12Z" fill="currentColor" />
  </Icon>
);
export const WarnIcon = ({ size = 16 }: { size?: number }) => (
  <Icon size={size}>
    <path d="M8 2 1.5 13.5h13Z" />
    <path d="M8 6.5v3.2M8 11.6v.1" />
  </Icon>
);
export const LevelIcon = () => (
  <Icon size={14}>
    <path d="M1.5 6h13" strokeDasharray="2.5 2" />
    <path d="M3 12.5 8 9l4-6.5" />
  </Icon>
);
export const RegimeIcon = () => (
  <Icon size={14}>
    <path d="M1.5 11h5V5h8" />
  </Icon>
);
export const SettledIcon = () => (
  <Icon size={14}>
    <path d="m2.5 8.5 3.5 3.5 7.5-8" />
  </Icon>
);
export const CrossMark = () => (
  <Icon size={14}>
    <path d="m3.5 3.5 9 9M12.5 3.5l-9 9" />
  </Icon>
);
export const SideIcon = () => (
  <Icon size={14}>
    <path d="M2 5.5h11M10 2.5l3 3-3 3M14 11H3" />
  </Icon>
);
export const LoopIcon = () => (
  <Icon size={12}>
    <path d="M13 8a5 5 0 1 1-1.5-3.5M13 2v3h-3" />
  </Icon>
);
export const FlaskIcon = () => (
  <Icon size={12}>
    <path d="M6 2h4M6.7 2v4L2.8 13a1 1 0 0 0 .9 1.5h8.6a1 1 0 0 0 .9-1.5L9.3 6V2M4.8 10.5h6.4" />
  </Icon>
);
