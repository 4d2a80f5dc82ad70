import { ask } from './http'

/** A session of WHIP (RFC 9725) or WHEP (draft-ietf-wish-whep): one offer, one answer, one resource to delete. */
export class Session {
  private constructor(
    readonly connection: RTCPeerConnection,
    private readonly resource: string,
    private readonly token?: string,
  ) {}

  /** Offers what `connection` has and takes the server's answer. */
  static async open(connection: RTCPeerConnection, endpoint: string, { token, signal }: { token?: string; signal?: AbortSignal } = {}) {
    await connection.setLocalDescription()
    const response = await ask(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/sdp' },
      body: connection.localDescription!.sdp,
      token,
      signal,
    })
    const resource = new URL(response.headers.get('location')!, response.url).href
    const session = new Session(connection, resource, token)
    try {
      await connection.setRemoteDescription({ type: 'answer', sdp: await response.text() })
    } catch (error) {
      session.close()
      throw error
    }
    return session
  }

  close() {
    this.connection.close()
    ask(this.resource, { method: 'DELETE', keepalive: true, token: this.token }).catch(() => {
      // The relay ends it by itself when nothing comes any more.
    })
  }
}

/** Resolves once the connection is of no use any more. */
export function ended(connection: RTCPeerConnection, signal: AbortSignal) {
  return new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true })
    connection.addEventListener('connectionstatechange', () => {
      if (['failed', 'closed', 'disconnected'].includes(connection.connectionState)) resolve()
    })
  })
}
