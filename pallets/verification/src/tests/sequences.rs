//! Whatever is called, in whatever order, by whomever, the invariants hold.

use super::*;
use proptest::prelude::*;

/// What happens next.
#[derive(Clone, Debug)]
enum Step {
	/// Somebody calls something, most often somebody who may.
	Dispatch { caller: AccountId, call: Call<Test> },
	/// The verifier that `performer` asked attests her.
	Attest { performer: AccountId, validity: BlockNumber },
	/// The verifier that `performer` asked rejects her.
	Reject { performer: AccountId, reason: RejectionReason },
	/// The verifier that attested `performer` revokes.
	Revoke { performer: AccountId },
	/// A dismissed or resigned verifier comes back.
	Reinstate { verifier: AccountId, fee: Balance },
	/// Blocks go by.
	Advance(BlockNumber),
}

const REASON: RevocationReason = RevocationReason::Other;

impl Step {
	fn take(self) {
		match self {
			Self::Dispatch { caller, call } => dispatch(caller, call),
			Self::Attest { performer, validity } => {
				if let Some(Submission { verifier, fingerprint, .. }) =
					Verification::submission_of(performer)
				{
					let expires_at = System::block_number() + validity;
					dispatch(verifier, Call::attest { performer, fingerprint, expires_at });
				}
			},
			Self::Reject { performer, reason } => {
				if let Some(Submission { verifier, fingerprint, .. }) =
					Verification::submission_of(performer)
				{
					dispatch(verifier, Call::reject { performer, fingerprint, reason });
				}
			},
			Self::Revoke { performer } => {
				if let Some(Attestation { verifier, .. }) = Verification::attestation_of(performer)
				{
					dispatch(verifier, Call::revoke { performer, reason: REASON });
				}
			},
			Self::Reinstate { verifier, fee } => {
				dispatch(GOVERNANCE, Call::admit_verifier { verifier });
				dispatch(verifier, Call::register_verifier { encryption_key: KEY, fee });
			},
			Self::Advance(blocks) => run_to(System::block_number() + blocks),
		}
	}
}

/// Calls, and leaves it to the invariants whether that was right.
fn dispatch(caller: AccountId, call: Call<Test>) {
	let _ = RuntimeCall::from(call).dispatch(signed(caller));
}

fn anybody() -> impl Strategy<Value = AccountId> {
	prop::sample::select(vec![VERA, VICTOR, ADA, BEA, CLEO, GOVERNANCE, SAFETY])
}

fn verifier() -> impl Strategy<Value = AccountId> {
	prop::sample::select(vec![VERA, VICTOR])
}

fn performer() -> impl Strategy<Value = AccountId> {
	prop::sample::select(vec![ADA, BEA, CLEO, 20, VERA])
}

fn document() -> impl Strategy<Value = H256> {
	prop::sample::select(vec![DOCUMENT, NEXT_DOCUMENT])
}

fn rejection() -> impl Strategy<Value = RejectionReason> {
	prop::sample::select(vec![RejectionReason::Unreadable, RejectionReason::Mismatch])
}

/// Every call, with who most often makes it.
fn call() -> impl Strategy<Value = (AccountId, Call<Test>)> {
	let fee = || 0..3 * FEE;
	prop_oneof![
		1 => verifier().prop_map(|verifier| (GOVERNANCE, Call::admit_verifier { verifier })),
		1 => verifier().prop_map(|verifier| (GOVERNANCE, Call::dismiss_verifier { verifier })),
		1 => (verifier(), fee())
			.prop_map(|(who, fee)| (who, Call::register_verifier { encryption_key: KEY, fee })),
		1 => (verifier(), fee())
			.prop_map(|(who, fee)| (who, Call::update_verifier { encryption_key: KEY, fee })),
		1 => verifier().prop_map(|who| (who, Call::resign_verifier {})),
		12 => (performer(), verifier(), document()).prop_map(|(who, verifier, fingerprint)| {
			(who, Call::submit { verifier, fingerprint, max_fee: 2 * FEE })
		}),
		1 => performer().prop_map(|who| (who, Call::withdraw_submission {})),
		1 => performer().prop_map(|who| (who, Call::withdraw {})),
		1 => (verifier(), performer(), document(), 0..60u32).prop_map(
			|(who, performer, fingerprint, expires_at)| {
				(who, Call::attest { performer, fingerprint, expires_at })
			}
		),
		1 => (verifier(), performer(), document(), rejection()).prop_map(
			|(who, performer, fingerprint, reason)| {
				(who, Call::reject { performer, fingerprint, reason })
			}
		),
		1 => performer()
			.prop_map(|performer| (SAFETY, Call::revoke { performer, reason: REASON })),
		1 => performer().prop_map(|account| (SAFETY, Call::bar { account, reason: REASON })),
		2 => performer().prop_map(|account| (SAFETY, Call::unbar { account })),
	]
}

fn step() -> impl Strategy<Value = Step> {
	prop_oneof![
		16 => call().prop_map(|(caller, call)| Step::Dispatch { caller, call }),
		2 => (anybody(), call()).prop_map(|(caller, (_, call))| Step::Dispatch { caller, call }),
		10 => (performer(), 1..8u32)
			.prop_map(|(performer, validity)| Step::Attest { performer, validity }),
		1 => (performer(), rejection())
			.prop_map(|(performer, reason)| Step::Reject { performer, reason }),
		1 => performer().prop_map(|performer| Step::Revoke { performer }),
		2 => (verifier(), 0..3 * FEE)
			.prop_map(|(verifier, fee)| Step::Reinstate { verifier, fee }),
		4 => (1..3u32).prop_map(Step::Advance),
	]
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn every_sequence_of_calls_keeps_the_invariants(
		steps in prop::collection::vec(step(), 1..80),
	) {
		build_and_execute(|| {
			for step in steps {
				let eligible = eligible();
				let issuance = Balances::total_issuance();
				Lost::set(Vec::new());

				step.take();

				check_state();
				assert_eq!(Balances::total_issuance(), issuance);
				let lost: Vec<_> = Lost::get().into_iter().map(|(_, who, _)| who).collect();
				for who in eligible {
					let heard = lost.iter().filter(|other| **other == who).count();
					let is_lost = Verification::check(&who).is_err();
					assert_eq!(heard, usize::from(is_lost), "{who} lost it: {is_lost}");
				}
			}
		});
	}
}

fn eligible() -> Vec<AccountId> {
	Records::<Test>::iter_keys().filter(|who| Verification::check(who).is_ok()).collect()
}
