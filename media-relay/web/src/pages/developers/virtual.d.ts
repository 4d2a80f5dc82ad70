declare module 'virtual:docs/*.md' {
  const blocks: import('./document').Block[]
  export default blocks
}

declare module 'virtual:docs/rpc/openrpc' {
  const document: import('./openrpc').OpenRpc
  export default document
}
