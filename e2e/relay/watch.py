"""Watches a WHEP endpoint with aiortc: watch.py ENDPOINT FRAMES [ADDRESS]. Prints what came, as JSON.

ADDRESS is that of this machine from which it watches; without one, 127.0.0.1.
"""

import asyncio
import json
import sys
import urllib.request

import aioice.ice
from aiortc import RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import MediaStreamError

# aioice leaves loopback out, where the relay of a test is.
ADDRESS = sys.argv[3] if len(sys.argv) > 3 else "127.0.0.1"
aioice.ice.get_host_addresses = lambda use_ipv4, use_ipv6: [ADDRESS]


async def watch(endpoint: str, wanted: int) -> dict:
    connection = RTCPeerConnection()
    seen = {"frames": 0, "audio": 0, "width": 0, "height": 0}
    enough = asyncio.Event()

    async def take(track):
        while not enough.is_set():
            try:
                frame = await track.recv()
            except MediaStreamError:
                return
            if track.kind == "audio":
                seen["audio"] += 1
                continue
            seen.update(width=frame.width, height=frame.height, frames=seen["frames"] + 1)
            if seen["frames"] >= wanted:
                enough.set()

    @connection.on("track")
    def on_track(track):
        asyncio.ensure_future(take(track))

    connection.addTransceiver("audio", direction="recvonly")
    connection.addTransceiver("video", direction="recvonly")
    await connection.setLocalDescription(await connection.createOffer())
    request = urllib.request.Request(
        endpoint,
        data=connection.localDescription.sdp.encode(),
        headers={"Content-Type": "application/sdp"},
        method="POST",
    )
    answer = await asyncio.to_thread(lambda: urllib.request.urlopen(request, timeout=30).read().decode())
    await connection.setRemoteDescription(RTCSessionDescription(answer, "answer"))
    await asyncio.wait_for(enough.wait(), 60)
    await connection.close()
    return seen


print(json.dumps(asyncio.run(watch(sys.argv[1], int(sys.argv[2])))))
