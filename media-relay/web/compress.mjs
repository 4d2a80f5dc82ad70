// Puts compressed copies beside the files of the build, which relays send instead to whoever takes them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

for (const path of readdirSync('dist', { recursive: true })) {
  if (path === 'index.html' || !/\.(css|js|json|svg|wasm|webmanifest)$/.test(path)) continue
  const file = join('dist', path)
  const plain = readFileSync(file)
  const brotli = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }
  for (const [suffix, compressed] of [
    ['.br', brotliCompressSync(plain, brotli)],
    ['.gz', gzipSync(plain, { level: 9 })],
  ]) {
    if (compressed.length < plain.length) writeFileSync(file + suffix, compressed)
  }
}
