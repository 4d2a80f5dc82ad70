import { ask } from './http'

/** A session of WHIP (RFC 9725) or WHEP (draft-ietf-wish-whep): one offer, one answer, one resource to delete. */
export class Session {
  private constructor(
    readonly connection: RTCPeerConnection,
    private readonly resource: string,
    /** Servers that help a client to reach the relay where it cannot be reached directly (RFC 9725, section 4.6). */
    readonly iceServers: RTCIceServer[],
    /** Where the layers of what is watched are chosen. */
    readonly layers?: string,
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
    const link = response.headers.get('link') ?? ''
    const layers = layersLink(link)
    const session = new Session(connection, resource, iceServers(link), layers && new URL(layers, response.url).href, token)
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

/** What a `Link` header links to by this relation, with all that is said of it. */
function links(header: string, relation: string): { target: string; link: string }[] {
  return header.split(/,\s*(?=<)/).flatMap((link) => {
    const target = /^\s*<([^>]+)>/.exec(link)?.[1]
    const relations = /;\s*rel="?([^";]+)"?/.exec(link)?.[1]?.trim().split(/\s+/)
    return target && relations?.includes(relation) ? [{ target, link }] : []
  })
}

/** Where a `Link` header says that layers are chosen (draft-ietf-wish-whep, core extensions). */
export const layersLink = (header: string) => links(header, 'urn:ietf:params:whep:ext:core:layer')[0]?.target

/** The servers that a `Link` header names. */
export function iceServers(header: string): RTCIceServer[] {
  return links(header, 'ice-server').map(({ target, link }) => {
    const value = (name: string) => {
      const quoted = new RegExp(`;\\s*${name}="((?:[^"\\\\]|\\\\.)*)"`).exec(link)?.[1]
      return quoted?.replace(/\\(.)/g, '$1')
    }
    return { urls: target, username: value('username'), credential: value('credential') }
  })
}

/** Resolves once the connection is of no use any more. */
export function ended(connection: RTCPeerConnection, signal: AbortSignal) {
  return new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
    connection.addEventListener('connectionstatechange', () => {
      if (['failed', 'closed', 'disconnected'].includes(connection.connectionState)) resolve()
      // A relay that ends a session says so over DTLS (RFC 8446, section 6.1). To Chromium the connection stands for seconds more.
      const [transceiver] = connection.getTransceivers()
      const transport = transceiver?.receiver.transport
      transport?.addEventListener('statechange', () => {
        if (['failed', 'closed'].includes(transport.state)) resolve()
      })
    })
  })
}
