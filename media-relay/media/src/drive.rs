//! Takes from a session's connection what it has to say and to send.

use std::time::{Duration, Instant};

use str0m::{bwe::BweKind, media::Direction, Event, IceConnectionState, Input, Output};

use crate::{
	event::EndReason,
	layers::LayerSet,
	packet::{Packet, MAX_LAYERS},
	sender::Sender,
	session::{Part, Session},
	shared::Shared,
	statistics::add,
};

/// The shortest time after which a connection is woken again: it asks for less after every packet,
/// only to update the state of its queues, which the next packet does as well.
const LEAST_PAUSE: Duration = Duration::from_millis(50);

/// How often a connection is asked again whether something is left to be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rounds {
	/// Never: what was written is of one track, and one turn empties one queue.
	One,
	/// As often as its queues may need: it sends from one after the other, and knows only at the next
	/// turn that one is not empty yet.
	Several,
}

/// The most turns of a connection with several queues: as many as it may have, one for the sound and
/// one for each layer that a relay is sent.
const SEVERAL: usize = 1 + MAX_LAYERS;

/// What a connection said.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
	/// Packets from a publisher.
	pub(crate) packets: Vec<Packet>,
	/// The layers of which a viewer needs key frames.
	pub(crate) key_frames: LayerSet,
}

/// Drains the connection. An error is the reason why the session is over.
pub(crate) fn drive(
	session: &mut Session,
	shared: &Shared,
	sender: &mut Sender,
	now: Instant,
	rounds: Rounds,
) -> Result<Outcome, EndReason> {
	let mut outcome = Outcome::default();
	for round in 1..=SEVERAL {
		let mut sent = 0;
		let due = loop {
			match session.rtc.poll_output().map_err(|_| EndReason::Fault)? {
				Output::Timeout(due) => break due,
				Output::Transmit(transmit) => {
					sent += 1;
					if let Part::Viewer(viewer) = &session.part {
						if viewer.is_retransmission(&transmit.contents) {
							add(&shared.counters.retransmissions, 1);
						}
					}
					let of_family = |ipv4| {
						shared.sockets.iter().find(move |each| each.address.is_ipv4() == ipv4)
					};
					let socket = match &session.own {
						Some(own) => Some(&own.socket),
						None => of_family(transmit.destination.is_ipv4()),
					};
					if let Some(socket) = socket {
						sender.push(
							socket,
							transmit.source,
							transmit.destination,
							&transmit.contents,
						);
					}
				},
				Output::Event(event) => notice(session, shared, &mut outcome, event, now)?,
			}
		};
		session.due = due.max(now + LEAST_PAUSE);
		let last = rounds == Rounds::One || round == SEVERAL;
		if last || due > now || sent == 0 || !session.rtc.is_alive() {
			break;
		}
		session.rtc.handle_input(Input::Timeout(now)).map_err(|_| EndReason::Fault)?;
	}
	Ok(outcome)
}

fn notice(
	session: &mut Session,
	shared: &Shared,
	outcome: &mut Outcome,
	event: Event,
	now: Instant,
) -> Result<(), EndReason> {
	match (event, &mut session.part) {
		(Event::Connected, _) => {
			session.connected = Some(now);
			let told = shared.registry().connected(&session.id);
			if let Some(event) = told {
				shared.tell(event);
			}
		},
		(Event::Closed, _) => return Err(EndReason::HungUp),
		(Event::IceConnectionStateChange(state), _) => {
			let lost = state == IceConnectionState::Disconnected;
			session.lost = lost.then(|| session.lost.unwrap_or(now));
		},
		(Event::RtpPacket(packet), Part::Publisher(publisher)) => {
			let first = publisher.last_media.is_none();
			outcome.packets.extend(publisher.receive(&mut session.rtc, packet));
			if first && publisher.last_media.is_some() {
				let told = shared.registry().flowing(&session.stream, session.id);
				if let Some(event) = told {
					shared.tell(event);
				}
			}
		},
		(Event::MediaAdded(added), Part::Viewer(viewer)) => {
			if matches!(added.direction, Direction::SendOnly | Direction::SendRecv) {
				viewer.add_section(&mut session.rtc, added.mid, added.kind.is_audio());
			}
		},
		(Event::KeyframeRequest(request), Part::Viewer(viewer)) => {
			add(&shared.counters.key_frames_requested, 1);
			outcome.key_frames.extend(viewer.on_key_frame_request(request.mid, now));
		},
		(Event::EgressBitrateEstimate(BweKind::Remb(_, estimate)), Part::Viewer(viewer)) => {
			viewer.on_estimate(estimate.as_u64());
		},
		(Event::MediaEgressStats(report), Part::Viewer(viewer)) => {
			let nacks = viewer.on_report(&report, now);
			add(&shared.counters.nacks_received, nacks);
		},
		_ => {},
	}
	Ok(())
}
