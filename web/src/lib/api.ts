import { Problem } from "./problem";
import type { ProblemDetails } from "./shapes";

const base = "/api/v1";

/** Longest wait for an answer before the request counts as failed. */
const AnswerMsMax = 20_000;

/** Reads one resource. Fails with a {@link Problem}. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await answer(path, { signal: limited(signal) })).json() as Promise<T>;
}

/** Reads one resource together with how old the server says it is, in seconds; null where it does not say. */
export async function getWithAge<T>(path: string, signal?: AbortSignal): Promise<{ value: T; ageSeconds: number | null }> {
  const response = await answer(path, { signal: limited(signal) });
  const age = response.headers.get("X-Age-Seconds");
  return { value: (await response.json()) as T, ageSeconds: age === null ? null : Number(age) };
}

export async function post<T>(path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  return (await readBody(await answer(path, { method: "POST", signal: limited(signal), ...json(body) }))) as T;
}

export async function patch<T>(path: string, body: unknown): Promise<T> {
  return (await readBody(await answer(path, { method: "PATCH", signal: limited(), ...json(body) }))) as T;
}

export async function put<T>(path: string, body: unknown): Promise<T> {
  const response = await answer(path, {
    method: "PUT",
    signal: limited(),
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json" },
  });
  return (await readBody(response)) as T;
}

export async function remove(path: string): Promise<void> {
  await answer(path, { method: "DELETE", signal: limited() });
}

/** Sends files and tells how much of them has left, 0 to 1. Only XMLHttpRequest reports progress of an upload. */
export function upload<T>(path: string, form: FormData, onProgress: (share: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", base + path);
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onerror = () => reject(Problem.unreachable());
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(body as T);
      else reject(Problem.fromAnswer(request.status, body as ProblemDetails));
    };
    request.send(form);
  });
}

/** A query string of the entries that have a value. */
export function query(values: Record<string, string | number | null | undefined>): string {
  const entries = Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return entries.length === 0 ? "" : "?" + new URLSearchParams(entries.map(([key, value]) => [key, String(value)])).toString();
}

async function answer(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(base + path, init).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw Problem.unreachable();
  });
  if (!response.ok) throw Problem.fromAnswer(response.status, parse(await response.text()) as ProblemDetails);
  return response;
}

function json(body: unknown): RequestInit {
  return body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
}

async function readBody(response: Response): Promise<unknown> {
  return parse(await response.text());
}

function parse(text: string): unknown {
  try {
    return text === "" ? {} : (JSON.parse(text) as unknown);
  } catch {
    return { detail: text.slice(0, 300) };
  }
}

function limited(signal?: AbortSignal): AbortSignal {
  const limit = AbortSignal.timeout(AnswerMsMax);
  return signal ? AbortSignal.any([signal, limit]) : limit;
}
