// Blocks as times: the chain counts blocks, people count days.

const DAY = 86_400_000

/** When a block is made, in milliseconds since the Unix epoch, if `best` is made `now` and no slot stays empty. */
export const timeOf = (block: number, best: number, blockTime: number, now = Date.now()) => now + (block - best) * blockTime

/** The first block after so many days. */
export const blockIn = (days: number, best: number, blockTime: number) => best + Math.floor((days * DAY) / blockTime)

/** How many whole days so many blocks last. */
export const daysOf = (blocks: number, blockTime: number) => Math.floor((blocks * blockTime) / DAY)
