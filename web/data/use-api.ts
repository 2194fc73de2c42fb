/** Reading and writing through TanStack Query, one hook each. */
import { useEffect, useRef } from 'react'
import {
  hashKey,
  MutationCache,
  QueryCache,
  QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import { getSession } from '#contract/session.ts'
import type { ReplyOf, Route } from '#contract/route.ts'
import { usePreferences } from '../theme/preferences.tsx'
import { ApiProblem, call, upload, type CallInput, type CallOptions } from './api.ts'

type AnyRoute = Pick<Route, 'method' | 'path'>

/** A session that has ended is noticed at the first refusal; the layout then leads to the sign-in page and back. */
function noticeSignedOut(error: Error): void {
  if (error instanceof ApiProblem && error.status === 401 && error.code === 'session.required') {
    void queryClient.invalidateQueries({ queryKey: keyOf(getSession) })
  }
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  mutationCache: new MutationCache({ onError: noticeSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal is an answer: only a lost connection is tried again.
      retry: (count, error) => error instanceof ApiProblem && error.unreachable && !error.silent && count < 2,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
})

/** The key of everything read through a route; with `params`, of what was read there only. */
export function keyOf(route: AnyRoute, params?: unknown): unknown[] {
  return params === undefined ? [route.path] : [route.path, params]
}

/** What was read before of the same thing, in the other language. */
function theOtherLanguageOf(
  asked: readonly unknown[],
): <T>(before: T | undefined, query?: { queryKey: readonly unknown[] }) => T | undefined {
  return (before, query) => (hashKey(query?.queryKey.slice(0, -1) ?? []) === hashKey(asked) ? before : undefined)
}

/** Reads a GET route and keeps the answer: `const sheet = useApi(getSheet, { params, query })`. */
export function useApi<R extends AnyRoute>(
  route: R,
  input: Omit<CallInput<R>, 'body'> = {},
  options: { enabled?: boolean; refetchInterval?: number | false } = {},
): UseQueryResult<ReplyOf<R>, ApiProblem> {
  // Some replies carry sentences in the reader's language.
  const { language } = usePreferences()
  const asked = [route.path, input.params ?? {}, input.query ?? {}]
  return useQuery<ReplyOf<R>, ApiProblem>({
    queryKey: [...asked, language],
    // While it is read again in the other language the page stays as it is, with all that was typed into it.
    placeholderData: theOtherLanguageOf(asked),
    queryFn: ({ signal }) => call(route, input as CallInput<R>, { signal }),
    ...options,
  })
}

/** The mutation, deaf to a second click until the first has been answered: it comes before the button is drawn disabled. */
function useOnce<Reply, Input>(
  mutation: UseMutationResult<Reply, ApiProblem, Input>,
): UseMutationResult<Reply, ApiProblem, Input> {
  const busy = useRef(false)
  const answered = mutation.isPending ? null : mutation.submittedAt
  useEffect(() => {
    if (answered !== null) busy.current = false
  }, [answered])
  const mutate: typeof mutation.mutate = (...sent) => {
    if (busy.current) return
    busy.current = true
    mutation.mutate(...sent)
  }
  return { ...mutation, mutate }
}

/** Calls a route that changes something; afterwards everything read through `refreshes` is read again. */
export function useSend<R extends AnyRoute>(
  route: R,
  options: {
    refreshes?: readonly AnyRoute[]
    onDone?: (reply: ReplyOf<R>) => void
    limit?: CallOptions['limit']
  } = {},
): UseMutationResult<ReplyOf<R>, ApiProblem, CallInput<R>> {
  const client = useQueryClient()
  const mutation = useMutation<ReplyOf<R>, ApiProblem, CallInput<R>>({
    mutationFn: (input) => call(route, input, { limit: options.limit }),
    onSuccess: async (reply) => {
      await Promise.all((options.refreshes ?? []).map((read) => client.invalidateQueries({ queryKey: keyOf(read) })))
      options.onDone?.(reply)
    },
  })
  return useOnce(mutation)
}

/** Posts a file: `send.mutate({ file, params, query })`. */
export function useUpload<R extends AnyRoute>(
  route: R,
  options: { refreshes?: readonly AnyRoute[]; onDone?: (reply: ReplyOf<R>) => void } = {},
): UseMutationResult<ReplyOf<R>, ApiProblem, Omit<CallInput<R>, 'body'> & { file: File }> {
  const client = useQueryClient()
  const mutation = useMutation<ReplyOf<R>, ApiProblem, Omit<CallInput<R>, 'body'> & { file: File }>({
    mutationFn: ({ file, ...input }) => upload(route, file, input as Omit<CallInput<R>, 'body'>),
    onSuccess: async (reply) => {
      await Promise.all((options.refreshes ?? []).map((read) => client.invalidateQueries({ queryKey: keyOf(read) })))
      options.onDone?.(reply)
    },
  })
  return useOnce(mutation)
}
