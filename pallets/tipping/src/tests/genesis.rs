use super::*;
use frame::token::fungible::Mutate;

fn build(balances: &[(AccountId, Balance)], policy: Policy) {
	let _ = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig {
			balances: balances.to_vec(),
			..Default::default()
		},
		tipping: crate::GenesisConfig { policy, ..Default::default() },
		..Default::default()
	}
	.build_storage();
}

const POTS: [(AccountId, Balance); 2] =
	[(POT, EXISTENTIAL_DEPOSIT), (TREASURY, EXISTENTIAL_DEPOSIT)];

#[test]
fn the_chain_starts_with_the_policy_it_is_given() {
	let mut policy = Policy::genesis();
	policy.tiers[0].share = Permill::from_percent(71);
	build(&POTS, policy.clone());

	build_and_execute(|| assert_eq!(Tipping::policy(), Policy::genesis()));
	let state = RuntimeGenesisConfig {
		tipping: crate::GenesisConfig { policy: policy.clone(), ..Default::default() },
		..Default::default()
	};
	let mut state: TestState = state.build_storage().unwrap().into();
	state.execute_with(|| assert_eq!(Tipping::policy(), policy));
}

#[test]
#[should_panic(expected = "the genesis policy is invalid")]
fn genesis_should_fail_when_the_policy_is_invalid() {
	let mut policy = Policy::genesis();
	policy.tiers[0].share = Permill::from_percent(69);
	build(&POTS, policy);
}

#[test]
#[should_panic(expected = "tipping needs its pots at genesis")]
fn genesis_should_fail_when_the_pot_is_not_endowed() {
	build(&POTS[1..], Policy::genesis());
}

#[test]
#[should_panic(expected = "tipping needs its pots at genesis")]
fn genesis_should_fail_when_the_treasury_is_not_endowed() {
	build(&POTS[..1], Policy::genesis());
}

#[test]
fn the_configuration_is_sound() {
	build_and_execute(<Tipping as Hooks<u64>>::integrity_test);
}

#[test]
fn try_state_finds_an_invalid_policy() {
	new_test_ext().execute_with(|| {
		CurrentPolicy::<Test>::mutate(|policy| policy.validators = Permill::zero());
		assert_err!(Tipping::do_try_state(), "the policy is invalid");
	});
}

#[test]
fn try_state_finds_a_pot_that_died() {
	new_test_ext().execute_with(|| {
		Balances::set_balance(&POT, 0);
		assert_err!(
			Tipping::do_try_state(),
			"the treasury and the validators' pot must hold the existential deposit"
		);
	});
}

#[test]
fn try_state_finds_payout_settings_that_cannot_be() {
	let found = |payouts, deposit, what: &'static str| {
		new_test_ext().execute_with(|| {
			assert_ok!(set_payout(&[(STUDIO, 10)]));
			Payouts::<Test>::insert(PERFORMER, PayoutSettings { payouts, deposit });
			assert_err!(Tipping::do_try_state(), what);
		})
	};
	found(payouts(&[]), LIVE, "payout settings are empty");
	found(payouts(&[(PERFORMER, 10)]), LIVE, "payout settings are invalid");
	found(
		payouts(&[(STUDIO, 10)]),
		LIVE + 1,
		"a payout deposit does not match what is held for it",
	);
}
