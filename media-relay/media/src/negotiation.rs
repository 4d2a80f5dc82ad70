//! Turns clients' offers into answers, and makes offers to other relays.

use std::{
	panic::{catch_unwind, AssertUnwindSafe},
	time::{Duration, Instant},
};

use str0m::{
	change::{SdpAnswer, SdpOffer, SdpPendingOffer},
	config::DtlsCert,
	format::{Codec, CodecConfig, PayloadParams},
	media::{Direction, MediaKind, Mid},
	rtp::{Extension, ExtensionMap},
	Candidate, IceCreds, Rtc, RtcConfig,
};

use crate::{
	description::{self, IceCredentials},
	error::MediaError,
	identifiers::VideoCodec,
	packet::MAX_LAYERS,
};

/// The most sections of one description: sound, pictures, and room for those switched off.
const MAX_SECTIONS: usize = 8;

/// Why an offer is refused of which only a part could be accepted.
const NOT_ALL_READ: &str =
	"one of its sections cannot be read, or is neither for sound nor for pictures";

/// What viewers of a stream of sound alone are told that its pictures would be encoded in: their
/// players ask for pictures, which never come.
const WITHOUT_PICTURES: VideoCodec = VideoCodec::Vp8;

/// How often viewers' reports are summed up.
const REPORT_INTERVAL: Duration = Duration::from_secs(1);

/// What every session of this relay shares.
#[derive(Clone, Debug)]
pub(crate) struct Identity {
	pub certificate: DtlsCert,
	pub candidates: Vec<Candidate>,
}

/// A session that was agreed upon.
#[derive(Debug)]
pub(crate) struct Negotiated {
	pub rtc: Rtc,
	pub answer: String,
	pub codec: VideoCodec,
	/// The client's ICE fragment.
	pub remote: String,
}

/// An offer to another relay.
#[derive(Debug)]
pub(crate) struct Offered {
	pub rtc: Rtc,
	pub pending: SdpPendingOffer,
	pub offer: String,
	/// Its sections: one for sound, and one for each layer of the pictures.
	pub sections: Vec<Mid>,
}

/// Agrees with a publisher: one codec, the first of her offer that this relay knows. She may send sound
/// alone.
pub(crate) fn publish(
	identity: &Identity,
	local: &IceCredentials,
	offer: &str,
) -> Result<Negotiated, MediaError> {
	check(offer, 1)?;
	let codecs = description::video_codecs(offer);
	let refused = MediaError::NoCommonCodec { needed: None };
	let sound_alone = !description::has_section(offer, "video");
	let codec = codecs.first().copied().or(sound_alone.then_some(WITHOUT_PICTURES));
	let codec = codec.ok_or(refused.clone())?;
	let config =
		base(identity, local).set_ice_lite(true).set_extension_map(ExtensionMap::standard());
	let negotiated =
		answer(with_codecs(config, &[codec], Feedback::Transport), identity, offer, codec)?;
	if sound_alone && !description::has_sound(&negotiated.answer) {
		return Err(refused);
	}
	Ok(negotiated)
}

/// Agrees with a viewer on the codec that the stream has, and on as many sections for pictures as she
/// offers, up to so many.
pub(crate) fn watch(
	identity: &Identity,
	local: &IceCredentials,
	offer: &str,
	codec: VideoCodec,
	pictures: usize,
) -> Result<Negotiated, MediaError> {
	check(offer, pictures)?;
	let refused = MediaError::NoCommonCodec { needed: Some(codec) };
	let wants_pictures = description::has_section(offer, "video");
	if wants_pictures && !description::video_codecs(offer).contains(&codec) {
		return Err(refused);
	}
	// Viewers' receivers estimate their bandwidth from the times of sending; what they say is chosen
	// by receiver reports and REMB, without a report on every packet.
	let mut extensions = ExtensionMap::empty();
	extensions.set(2, Extension::AbsoluteSendTime);
	extensions.set(4, Extension::RtpMid);
	extensions.set(13, Extension::VideoOrientation);
	let config = base(identity, local)
		.set_ice_lite(true)
		.set_extension_map(extensions)
		.set_send_buffer_video(600)
		.set_stats_interval(Some(REPORT_INTERVAL));
	let negotiated =
		answer(with_codecs(config, &[codec], Feedback::Receiver), identity, offer, codec)?;
	if wants_pictures && !description::video_codecs(&negotiated.answer).contains(&codec) {
		return Err(refused);
	}
	Ok(negotiated)
}

/// Offers another relay to receive its stream in so many sections for pictures, each for a layer.
pub(crate) fn pull(
	identity: &Identity,
	local: &IceCredentials,
	pictures: usize,
) -> Result<Offered, MediaError> {
	let config = base(identity, local).set_extension_map(ExtensionMap::standard());
	let both = [VideoCodec::Vp8, VideoCodec::H264];
	let mut config = with_codecs(config, &both, Feedback::Receiver);
	guarded(|| {
		config.set_initial_stun_rto(Duration::from_millis(100));
		let mut rtc = config.build(Instant::now());
		for candidate in &identity.candidates {
			rtc.add_local_candidate(candidate.clone());
		}
		let mut change = rtc.sdp_api();
		let videos = std::iter::repeat_n(MediaKind::Video, pictures);
		let kinds = [MediaKind::Audio].into_iter().chain(videos);
		let sections = kinds
			.map(|kind| change.add_media(kind, Direction::RecvOnly, None, None, None))
			.collect();
		let unexpected = MediaError::Unexpected("no offer could be made");
		let (offer, pending) = change.apply().ok_or(unexpected)?;
		Ok(Offered { rtc, pending, offer: offer.to_sdp_string(), sections })
	})
}

/// Accepts another relay's answer to an offer of these sections, of which it may have rejected some.
/// Returns what the stream is encoded in.
pub(crate) fn complete(
	rtc: &mut Rtc,
	pending: SdpPendingOffer,
	sections: &[Mid],
	answer: &str,
) -> Result<VideoCodec, MediaError> {
	check(answer, MAX_LAYERS)?;
	let codecs = description::video_codecs(answer);
	let codec = codecs.first().copied().ok_or(MediaError::NoCommonCodec { needed: None })?;
	guarded(|| {
		let answer = description::with_rejections(answer, sections);
		let answer = SdpAnswer::from_sdp_string(&answer).map_err(refused)?;
		rtc.sdp_api().accept_answer(pending, answer).map_err(refused)
	})?;
	Ok(codec)
}

/// Restarts ICE: the client's new credentials and the relay's. The session's media goes on.
pub(crate) fn restart(
	rtc: &mut Rtc,
	offer: &str,
	local: &IceCredentials,
) -> Result<(), MediaError> {
	guarded(|| {
		let offer = SdpOffer::from_sdp_string(offer).map_err(refused)?;
		rtc.sdp_api().accept_offer(offer).map_err(refused)?;
		rtc.direct_api().set_local_ice_credentials(creds(local));
		Ok(())
	})
}

/// Who tells how well packets arrive.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Feedback {
	/// Every packet is reported (transport-wide congestion control).
	Transport,
	/// The receiver's estimate and its reports.
	Receiver,
}

fn base(identity: &Identity, local: &IceCredentials) -> RtcConfig {
	Rtc::builder()
		.set_rtp_mode(true)
		.set_dtls_cert(identity.certificate.clone())
		.set_local_ice_credentials(creds(local))
}

fn creds(local: &IceCredentials) -> IceCreds {
	IceCreds { ufrag: local.fragment.clone(), pass: local.password.clone() }
}

fn with_codecs(config: RtcConfig, codecs: &[VideoCodec], feedback: Feedback) -> RtcConfig {
	let mut config = config
		.clear_codecs()
		.enable_opus(true)
		.enable_vp8(codecs.contains(&VideoCodec::Vp8))
		.enable_h264(codecs.contains(&VideoCodec::H264));
	let carried: Vec<PayloadParams> = config
		.codec_config()
		.params()
		.iter()
		.filter(|params| is_carried(params))
		.map(|params| {
			let mut params = *params;
			params.set_fb_transport_cc(feedback == Feedback::Transport);
			params
		})
		.collect();
	*config.codec_config() = CodecConfig::new_from_payload_params(carried);
	config
}

/// H.264 in single packets (packetization mode 0) is not carried.
fn is_carried(params: &PayloadParams) -> bool {
	let spec = params.spec();
	spec.codec != Codec::H264 || spec.format.packetization_mode == Some(1)
}

fn answer(
	config: RtcConfig,
	identity: &Identity,
	offer: &str,
	codec: VideoCodec,
) -> Result<Negotiated, MediaError> {
	let remote = description::credentials(offer)
		.ok_or_else(|| MediaError::Description("a=ice-ufrag or a=ice-pwd is missing".into()))?;
	let offered = sections(offer, "");
	guarded(|| {
		let offer = SdpOffer::from_sdp_string(offer).map_err(refused)?;
		let mut rtc = config.build(Instant::now());
		for candidate in &identity.candidates {
			rtc.add_local_candidate(candidate.clone());
		}
		let answer = rtc.sdp_api().accept_offer(offer).map_err(refused)?.to_sdp_string();
		// The library stops at what it cannot read and accepts what was before. An answer has as many
		// sections as the offer (RFC 3264, section 6).
		if sections(&answer, "") != offered {
			return Err(refused(NOT_ALL_READ));
		}
		Ok(Negotiated { rtc, answer, codec, remote: remote.fragment })
	})
}

fn refused(reason: impl std::fmt::Display) -> MediaError {
	MediaError::Description(reason.to_string())
}

/// Refuses what would be accepted in part only, so that the client learns why: more sections for
/// pictures than so many, for one.
fn check(description: &str, pictures: usize) -> Result<(), MediaError> {
	let refuse = |reason: &str| Err(MediaError::Description(reason.into()));
	if !description.starts_with("v=0") {
		return refuse("it does not begin with v=0 (RFC 8866)");
	}
	let sections = |kind| sections(description, kind);
	if sections("") > MAX_SECTIONS {
		return refuse("it has more than 8 sections");
	}
	if sections("audio ") > 1 || sections("video ") > pictures {
		return Err(MediaError::Description(if pictures == 1 {
			"it has more than one section of one kind; offer one for sound and one for pictures"
				.into()
		} else {
			format!("it has more than one section for sound, or more than {pictures} for pictures")
		}));
	}
	if sections("application ") > 0 {
		return refuse("data channels are not carried; leave m=application out");
	}
	if sections("") == 0 {
		return refuse("it has no section for sound or pictures");
	}
	if !description::retransmissions_are_clear(description) {
		return refuse("a payload type sends more than one other again (RFC 4588)");
	}
	Ok(())
}

/// How many sections of this kind a description has; of any kind where none is given.
fn sections(description: &str, kind: &str) -> usize {
	let is_one = |line: &&str| line.strip_prefix("m=").is_some_and(|m| m.starts_with(kind));
	description.lines().filter(is_one).count()
}

/// What a client sends must not take the relay down, even where the library fails on it.
fn guarded<T>(work: impl FnOnce() -> Result<T, MediaError>) -> Result<T, MediaError> {
	catch_unwind(AssertUnwindSafe(work))
		.unwrap_or_else(|_| Err(MediaError::Description("it could not be processed".into())))
}

#[cfg(test)]
mod tests {
	use super::*;

	const OFFER: &str = "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0 1\r\n\
		a=ice-ufrag:Zk4T\r\na=ice-pwd:9pN5rhM1zVb3KoYfXq0tWd\r\na=setup:actpass\r\n\
		a=fingerprint:sha-256 F4:4A:61:2C:9B:04:8E:6F:0D:1C:36:0B:5E:57:AE:63:1D:3A:75:8A:0E:21:9F:4C:88:36:5B:7E:11:C2:90:DA\r\n\
		m=audio 9 UDP/TLS/RTP/SAVPF 111\r\nc=IN IP4 0.0.0.0\r\na=mid:0\r\na=sendonly\r\na=rtcp-mux\r\n\
		a=rtpmap:111 opus/48000/2\r\n\
		m=video 9 UDP/TLS/RTP/SAVPF 96\r\nc=IN IP4 0.0.0.0\r\na=mid:1\r\na=sendonly\r\na=rtcp-mux\r\n\
		a=rtpmap:96 VP8/90000\r\n";

	fn published(offer: &str) -> Result<Negotiated, MediaError> {
		let provider = str0m::crypto::from_feature_flags();
		let certificate = provider.dtls_provider.generate_certificate().unwrap();
		let identity = Identity { certificate, candidates: Vec::new() };
		let local = crate::username::credentials(0).unwrap();
		publish(&identity, &local, offer)
	}

	#[test]
	fn every_section_of_an_offer_is_answered() {
		assert_eq!(sections(&published(OFFER).unwrap().answer, ""), 2);
	}

	#[test]
	fn sound_alone_is_accepted_if_it_is_opus() {
		let sound = OFFER.split("m=video").next().unwrap();
		let negotiated = published(sound).unwrap();
		assert_eq!(sections(&negotiated.answer, ""), 1);
		assert!(description::has_sound(&negotiated.answer));
		let other = sound.replace("111 opus/48000/2", "111 speex/16000");
		let refused = MediaError::NoCommonCodec { needed: None };
		assert_eq!(published(&other).unwrap_err(), refused);
		// Pictures that nobody here can forward are not left out silently.
		assert_eq!(published(&OFFER.replace("VP8", "AV1")).unwrap_err(), refused);
	}

	#[test]
	fn an_offer_with_a_section_that_cannot_be_read_is_refused_as_a_whole() {
		let spoilt = OFFER.replace("m=audio", "m=text");
		let refused = published(&spoilt).unwrap_err();
		assert_eq!(refused, MediaError::Description(NOT_ALL_READ.into()));
	}
}
