import { QueryClient } from '@tanstack/react-query'

import { Problem } from '@/relay/http'

/** All that the app asked and still knows. What is refused is not asked again; what is lost on the way is. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 3 && !(error instanceof Problem && error.status < 500),
    },
  },
})
