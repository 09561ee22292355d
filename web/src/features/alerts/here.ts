import { useSyncExternalStore } from "react";
import type { InboxItem } from "../../lib/shapes";

/** How alerts show in this browser. */
export interface Here {
  readonly toasts: readonly InboxItem[];
  readonly sound: boolean;
  /** unsupported where the browser has no notifications, or the address is not one it trusts with them. */
  readonly permission: NotificationPermission | "unsupported";
}

const soundKey = "alerts.sound";

/** More at once are in the history. */
const ToastsMax = 3;

const listeners = new Set<() => void>();
let state: Here = { toasts: [], sound: localStorage.getItem(soundKey) === "on", permission: permission() };

export const here = {
  /** Shows cards on the page. */
  toast(items: readonly InboxItem[]): void {
    if (items.length > 0) set({ toasts: [...state.toasts, ...items].slice(-ToastsMax) });
  },
  dismiss(sequence: number): void {
    set({ toasts: state.toasts.filter((one) => one.sequence !== sequence) });
  },
  /** Tells outside of the page too: by the system's notifications where they are allowed, and by a tone where it is wanted. */
  notify(items: readonly InboxItem[]): void {
    if (permission() === "granted") {
      for (const one of items.slice(-ToastsMax))
        new Notification(one.title, { body: one.text, tag: one.notices[0]?.key ?? String(one.sequence) });
    }
    if (state.sound) tone();
  },
  async allow(): Promise<void> {
    if (permission() !== "unsupported") await Notification.requestPermission();
    set({ permission: permission() });
  },
  setSound(on: boolean): void {
    localStorage.setItem(soundKey, on ? "on" : "off");
    set({ sound: on });
    if (on) tone();
  },
};

export function useHere(): Here {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

function set(changes: Partial<Here>): void {
  state = { ...state, ...changes };
  for (const listener of listeners) listener();
}

function permission(): Here["permission"] {
  return "Notification" in globalThis ? Notification.permission : "unsupported";
}

/** Two short notes. A browser may keep silent until the page was touched once. */
function tone(): void {
  if (!("AudioContext" in globalThis)) return;
  const audio = new AudioContext();
  const [first, second] = [660, 880];
  [first, second].forEach((pitch, i) => {
    const note = audio.createOscillator();
    const volume = audio.createGain();
    const start = audio.currentTime + i * 0.16;
    note.frequency.value = pitch!;
    volume.gain.setValueAtTime(0.0001, start);
    volume.gain.exponentialRampToValueAtTime(0.2, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.15);
    note.connect(volume).connect(audio.destination);
    note.start(start);
    note.stop(start + 0.16);
    if (i === 1) note.onended = () => void audio.close();
  });
}
