//! What a relay, and those who try it, ask of the chain.

use crate::{
	order::PurseKey, Account, Balance, BlockNumber, Hash, ProxyKind, PurseId, RejectionReason,
	RelayInfo, RevocationReason, SignedOrder,
};

/// The most orders of one batch.
pub const MAX_ORDERS: usize = 256;

/// A call, made by its signer, and for the performer where one is named.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are those of the chain's calls, which it documents")]
pub enum Call {
	/// Settles orders, at most [`MAX_ORDERS`], each on its own.
	Settle(Vec<SignedOrder>),
	/// Puts the signer's relay into the directory.
	RegisterRelay(RelayInfo),
	/// Describes the signer's relay anew.
	UpdateRelay(RelayInfo),
	/// Says that the signer's relay is there.
	Heartbeat,
	/// Takes the signer's relay out of service.
	LeaveRelay,
	/// Starts a stream; as the performer's proxy if she does not sign herself.
	GoLive { performer: Account, relay: Account, cast: Vec<Account> },
	/// Ends a stream; as the performer's proxy if she does not sign herself.
	GoOffline { performer: Account },
	/// Opens a room for the signer.
	OpenRoom { profile: Hash },
	/// Closes the signer's room.
	CloseRoom,
	/// Gives the signer's room another profile.
	SetProfile { profile: Hash },
	/// Names all countries whose viewers relays turn away from the signer's room.
	SetBlockedCountries(Vec<String>),
	/// Consents to be in a performer's cast.
	JoinCast { performer: Account },
	/// Withdraws the consent to be in a performer's cast.
	LeaveCast { performer: Account },
	/// Submits the fingerprint of an encrypted document to a verifier.
	Submit { verifier: Account, fingerprint: Hash, max_fee: Balance },
	/// Withdraws the signer's document that waits.
	WithdrawSubmission,
	/// Withdraws all that is known of the signer, and her right to be on camera.
	WithdrawAttestation,
	/// Attests, as the verifier that was asked.
	Attest { account: Account, fingerprint: Hash, expires_at: BlockNumber },
	/// Rejects, as the verifier that was asked.
	Reject { account: Account, fingerprint: Hash, reason: RejectionReason },
	/// Revokes an attestation, as the verifier that gave it.
	Revoke { account: Account, reason: RevocationReason },
	/// Publishes the signer's key and fee as a verifier's.
	RegisterVerifier { encryption_key: Hash, fee: Balance },
	/// Tips out of the signer's free balance.
	Tip { performer: Account, amount: Balance, served_by: Option<Account>, memo: Option<Hash> },
	/// Opens a purse for the signer.
	OpenPurse { key: PurseKey, cap: Balance, expires_at: BlockNumber },
	/// Closes the signer's purse.
	ClosePurse { purse: PurseId },
	/// Lets another account act for the signer.
	AddProxy { delegate: Account, kind: ProxyKind },
	/// Lets another account act for the signer no more.
	RemoveProxy { delegate: Account, kind: ProxyKind },
	/// Moves free balance; the signer's account is kept alive.
	Transfer { to: Account, amount: Balance },
}
