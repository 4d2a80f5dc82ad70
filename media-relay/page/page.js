// Watching without an account: who is live, her stream, and what is said and tipped in her room.

const PLANCK_PER_LIVE = 10n ** 12n
const LOG_LINES = 200
const LISTING_MILLISECONDS = 5_000
const RETRY_MILLISECONDS = 2_000

const $ = (selector) => document.querySelector(selector)

/** An element with its text. */
const element = (name, text, className) => {
	const made = document.createElement(name)
	made.textContent = text
	if (className) made.className = className
	return made
}

/** Planck as LIVE, to a hundredth. */
const live = (planck) => {
	const hundredths = (BigInt(planck) * 100n) / PLANCK_PER_LIVE
	const rest = hundredths % 100n
	return `${hundredths / 100n}${rest ? `.${String(rest).padStart(2, '0')}` : ''} LIVE`
}

const brief = (account) => `${account.slice(0, 6)}…${account.slice(-4)}`

/** What a server says was wrong. */
const problem = async (response) => {
	const document = await response.json().catch(() => ({}))
	return document.detail ?? `the relay answered ${response.status}`
}

async function list() {
	try {
		const response = await fetch('/rooms')
		if (!response.ok) throw new Error(await problem(response))
		const rooms = await response.json()
		$('#rooms ul').replaceChildren(
			...rooms.map(({ performer, title, viewers }) => {
				const link = document.createElement('a')
				link.href = `#${performer}`
				link.append(element('strong', title ?? brief(performer)), document.createElement('br'))
				link.append(element('small', `${brief(performer)} · ${viewers} watching`))
				const item = document.createElement('li')
				item.append(link)
				return item
			}),
		)
		$('#state').textContent = ''
	} catch (error) {
		$('#state').textContent = `The list cannot be read: ${error.message}. Trying again.`
	}
}

/** A stream that is watched until `signal` aborts; it comes back by itself. */
async function watch(performer, signal) {
	const video = $('video')
	while (!signal.aborted) {
		const connection = new RTCPeerConnection()
		let resource
		try {
			connection.addTransceiver('audio', { direction: 'recvonly' })
			connection.addTransceiver('video', { direction: 'recvonly' })
			const stream = new MediaStream()
			connection.addEventListener('track', ({ track }) => stream.addTrack(track))
			const ended = new Promise((resolve) => {
				signal.addEventListener('abort', resolve, { once: true })
				connection.addEventListener('connectionstatechange', () => {
					if (['failed', 'closed', 'disconnected'].includes(connection.connectionState)) resolve()
				})
			})
			await connection.setLocalDescription()
			const endpoint = `/whep/${performer}`
			const response = await fetch(endpoint, {
				method: 'POST',
				headers: { 'content-type': 'application/sdp' },
				body: connection.localDescription.sdp,
				signal,
			})
			if (!response.ok) throw new Error(await problem(response))
			resource = new URL(response.headers.get('location'), response.url)
			await connection.setRemoteDescription({ type: 'answer', sdp: await response.text() })
			video.srcObject = stream
			$('#notice').textContent = ''
			await ended
			if (!signal.aborted) $('#notice').textContent = 'The picture stopped. Trying again.'
		} catch (error) {
			if (!signal.aborted) $('#notice').textContent = error.message
		}
		connection.close()
		if (resource) fetch(resource, { method: 'DELETE', keepalive: true }).catch(() => {})
		if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS))
	}
	video.srcObject = null
}

const tips = new Map()
let socket

function append(item) {
	const log = $('#log')
	const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40
	log.append(item)
	while (log.children.length > LOG_LINES) log.firstChild.remove()
	if (atEnd) log.scrollTop = log.scrollHeight
}

function showChat({ line, from, text }) {
	const item = element('li', text)
	item.prepend(element('b', from.nickname))
	item.dataset.line = line
	append(item)
}

const STAGES = { pending: 'pending', inBlock: 'in block', final: 'final', refused: 'refused' }

function showTip({ tip, status, from, amount, note, item, chain, reason }) {
	let line = tips.get(tip)
	if (!line) {
		line = element('li', '', 'tip')
		tips.set(tip, line)
		append(line)
	}
	const what = [item, note].filter(Boolean).join(': ')
	const where = chain && status !== 'refused' ? ` #${chain.block}` : ''
	const stage = `${STAGES[status] ?? status}${where}${reason ? `, ${reason}` : ''}`
	line.replaceChildren(element('b', from), `tips ${live(amount)}${what ? `, ${what}` : ''}`, element('small', stage))
}

function showGoal(goal) {
	$('#goal').hidden = !goal
	if (!goal) return
	$('#goal label').textContent = `${goal.title}: ${live(goal.raised)} of ${live(goal.amount)}`
	$('#goal-bar').value = Number((BigInt(goal.raised) * 1000n) / BigInt(goal.amount)) / 1000
}

function showMenu(items) {
	$('#menu').replaceChildren(...items.map(({ label, amount }) => element('li', `${label} · ${live(amount)}`)))
}

function showLeaders({ leaders }) {
	$('#leaders').replaceChildren(...leaders.map(({ name, amount }) => element('li', `${name} · ${live(amount)}`)))
}

function showRoom(room) {
	$('#title').textContent = room.title ?? brief(room.performer)
	$('#viewers').textContent = room.viewers
	$('#log').replaceChildren()
	tips.clear()
	const lines = [
		...room.chat.map((line) => [line.at, () => showChat(line)]),
		...room.tips.map((tip) => [tip.at, () => showTip(tip)]),
	]
	for (const [, show] of lines.sort(([one], [other]) => one - other)) show()
	showGoal(room.goal)
	showMenu(room.menu)
	showLeaders(room.leaderboard)
}

const hear = {
	welcome: ({ room }) => showRoom(room),
	resync: ({ room }) => showRoom(room),
	presence: ({ viewers }) => ($('#viewers').textContent = viewers),
	chat: showChat,
	deleted: ({ lines }) => lines.forEach((line) => $(`#log [data-line="${line}"]`)?.remove()),
	tip: showTip,
	goal: ({ goal }) => showGoal(goal),
	menu: ({ items }) => showMenu(items),
	leaderboard: showLeaders,
	title: ({ title }) => ($('#title').textContent = title ?? ''),
	error: ({ detail }) => ($('#fault').textContent = detail),
	redirect: ({ to }) => to && location.replace(`${to}/${location.hash}`),
}

/** The room's socket until `signal` aborts; it comes back by itself. */
async function join(performer, signal) {
	while (!signal.aborted) {
		socket = new WebSocket(`/rooms/${performer}/socket`.replace(/^/, location.origin.replace(/^http/, 'ws')))
		const ended = new Promise((resolve) => {
			socket.addEventListener('close', resolve)
			signal.addEventListener('abort', resolve, { once: true })
		})
		socket.addEventListener('open', () => introduce())
		socket.addEventListener('message', ({ data }) => {
			const message = JSON.parse(data)
			hear[message.type]?.(message)
		})
		await ended
		socket.close()
		if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS))
	}
}

/** Tells the room the viewer's name, if she has one. */
function introduce() {
	const nickname = $('#say').nickname.value.trim()
	socket.send(JSON.stringify({ type: 'hello', nickname: nickname || null }))
}

let leave = new AbortController()

function route() {
	leave.abort()
	leave = new AbortController()
	const performer = location.hash.slice(1)
	$('#rooms').hidden = Boolean(performer)
	$('#room').hidden = !performer
	$('#fault').textContent = ''
	if (performer) {
		watch(performer, leave.signal)
		join(performer, leave.signal)
	} else {
		list()
	}
}

$('#sound').addEventListener('click', () => {
	const video = $('video')
	video.muted = !video.muted
	$('#sound').textContent = video.muted ? 'Turn the sound on' : 'Turn the sound off'
})
$('#say').nickname.addEventListener('change', () => socket?.readyState === WebSocket.OPEN && introduce())
$('#say').addEventListener('submit', (event) => {
	event.preventDefault()
	if (socket?.readyState !== WebSocket.OPEN) {
		$('#fault').textContent = 'The room cannot be reached; your message is kept. Trying again.'
		return
	}
	const { text } = event.target
	$('#fault').textContent = ''
	socket.send(JSON.stringify({ type: 'chat', text: text.value }))
	text.value = ''
})
addEventListener('hashchange', route)
setInterval(() => !$('#rooms').hidden && list(), LISTING_MILLISECONDS)
route()
