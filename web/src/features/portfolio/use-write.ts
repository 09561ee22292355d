import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Problem } from "../../lib/problem";
import { portfoliosKey } from "./queries";

/** Sends something a form holds, then has what is shown asked for again. */
export function useWrite<T, A>(send: (asked: A) => Promise<T>, onDone: (done: T) => void = () => {}) {
  const client = useQueryClient();
  const write = useMutation({
    mutationFn: send,
    onSuccess: async (done) => {
      await client.invalidateQueries({ queryKey: portfoliosKey });
      onDone(done);
    },
  });
  return {
    send: write.mutate,
    busy: write.isPending,
    done: write.data,
    problem: write.error ? Problem.from(write.error) : null,
    reset: write.reset,
  };
}

/** What a field holds as a number; undefined while it is empty. */
export function numberOf(text: string): number | undefined {
  return text.trim() === "" ? undefined : Number(text);
}
