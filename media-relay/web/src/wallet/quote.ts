// Who gets what of a payment: before it is made, and as its receipt says.
import { useQuery } from '@tanstack/react-query'

import { chain } from '@/chain'
import { about } from '@/relay/rooms'

import { useWallet } from './store'

/** What a share is paid for. `tier` is the referral tier or the place among payouts, from zero. */
export interface Role {
  name: 'Performer' | 'Payout' | 'ViewerReferrer' | 'PerformerReferrer' | 'EdgeRelay' | 'OriginRelay' | 'Validators' | 'Treasury'
  tier?: number
}

/** One party's part of a payment, in planck. */
export interface Share {
  role: Role
  account: string
  amount: bigint
}

/** A share that did not reach the account it was meant for. */
export interface Unclaimed extends Share {
  reason: 'CannotReceive' | 'UnknownRelay'
}

/** All shares of a payment; those that were unclaimed are contained in what others got. */
export interface Split {
  shares: Share[]
  unclaimed: Unclaimed[]
}

interface Decoded {
  role: { type: Role['name']; value?: number }
  account: string
  amount: bigint
}

const share = ({ role, account, amount }: Decoded): Share => ({ role: { name: role.type, tier: role.value }, account, amount })

/** A split as polkadot-api decodes it. */
export const splitOf = ({
  shares,
  unclaimed,
}: {
  shares: Decoded[]
  unclaimed: (Decoded & { reason: { type: Unclaimed['reason'] } })[]
}) => ({
  shares: shares.map(share),
  unclaimed: unclaimed.map((lost) => ({ ...share(lost), reason: lost.reason.type })),
})

/** What the shares of a payment add up to. */
export const total = (shares: Share[]) => shares.reduce((sum, { amount }) => sum + amount, 0n)

/** A part of a whole in hundredths of a per cent, as a number of per cent. */
export const percent = (part: bigint, whole: bigint) => (whole === 0n ? 0 : Number((part * 1_000_000n) / whole) / 10_000)

/** All shares of a payment as they would be now. Fails in words if the chain would refuse it. */
export async function quote(payer: string, performer: string, amount: bigint, servedBy?: string): Promise<Split> {
  const connected = await chain()
  const answer = await connected.api.apis.LiveStarsApi.quote(payer, performer, amount, servedBy, { at: 'best' })
  if (answer.success) return splitOf(answer.value)
  const [{ signingTexts }, { dispatchErrorText, namesOf, Refused }, { errorDocs }] = await Promise.all([
    import('./errors'),
    import('./refusals'),
    import('./metadata'),
  ])
  const error = { type: 'Module', value: { type: 'Tipping', value: answer.value } }
  const text = await dispatchErrorText(error, await signingTexts(), (pallet, name) => errorDocs(connected, pallet, name))
  throw new Refused(namesOf(error), text)
}

/** Who would get what of a tip of `amount` planck by the active account, served by this relay if no other is named. */
export function useQuote(performer: string, amount: bigint | undefined, servedBy?: string) {
  const payer = useWallet(({ active }) => active?.address)
  const relay = useQuery(about).data?.account
  const server = servedBy ?? relay
  return useQuery({
    queryKey: ['quote', payer, performer, amount?.toString(), server],
    enabled: amount !== undefined && amount > 0n && server !== undefined,
    staleTime: 10_000,
    queryFn: async () => quote(payer ?? (await nobody()), performer, amount!, server),
  })
}

/** The account without a key. */
async function nobody() {
  const { ss58Address } = await import('@polkadot-labs/hdkd-helpers')
  const { SS58_PREFIX } = await import('@/chain/amount')
  return ss58Address(new Uint8Array(32), SS58_PREFIX)
}
