// A path on which datagrams are lost.
import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'

/** Carries datagrams between clients and a server on loopback, and loses some of them both ways. */
export class LossyPath {
  private readonly towards = new Map<number, Socket>()
  private readonly front = createSocket('udp4')
  /** How many were carried and how many were lost. */
  readonly tally = { carried: 0, lost: 0 }

  private constructor(private readonly loss: () => number) {}

  /** A path to the server's port that loses the share of datagrams that `loss` says at the time. */
  static async to(server: number, loss: () => number) {
    const path = new LossyPath(loss)
    path.front.bind(0, '127.0.0.1')
    await once(path.front, 'listening')
    path.front.on('message', (datagram, { port }) => {
      const socket = path.standIn(port)
      if (path.passes()) socket.send(datagram, server, '127.0.0.1')
    })
    return path
  }

  /** Where clients send to. */
  get port() {
    return this.front.address().port
  }

  /** The socket that stands for a client before the server. */
  private standIn(client: number) {
    const known = this.towards.get(client)
    if (known) return known
    const socket = createSocket('udp4')
    this.towards.set(client, socket)
    socket.on('message', (datagram) => {
      if (this.passes()) this.front.send(datagram, client, '127.0.0.1')
    })
    return socket
  }

  private passes() {
    const passes = Math.random() >= this.loss()
    this.tally[passes ? 'carried' : 'lost'] += 1
    return passes
  }

  close() {
    this.front.close()
    for (const socket of this.towards.values()) socket.close()
  }
}
