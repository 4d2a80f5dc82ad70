"""The chain with py-substrate-interface, which knows it from its metadata alone."""

import os

import pytest
from substrateinterface import Keypair, SubstrateInterface

LIVE = 10**12
SS58_PREFIX = 5483


@pytest.fixture(scope="module")
def chain():
    url = os.environ.get("LIVESTARS_URL", "ws://127.0.0.1:9944")
    with SubstrateInterface(url=url, ss58_format=SS58_PREFIX) as connection:
        yield connection


def account(path):
    return Keypair.create_from_uri(path, ss58_format=SS58_PREFIX)


def next_nonce(chain, keypair):
    return chain.query("System", "Account", [f"0x{keypair.public_key.hex()}"]).value["nonce"]


def tip(chain, payer, performer, amount, served_by=None):
    """Submits a tip and returns once it is in a block."""
    call = chain.compose_call(
        call_module="Tipping",
        call_function="tip",
        call_params={
            "performer": f"0x{performer.public_key.hex()}",
            "amount": amount,
            "served_by": served_by and f"0x{served_by.public_key.hex()}",
            "memo": None,
        },
    )
    signed = chain.create_signed_extrinsic(call=call, keypair=payer, nonce=next_nonce(chain, payer))
    return chain.submit_extrinsic(signed, wait_for_inclusion=True)


def events(receipt, pallet, name):
    """What the events of one kind say."""
    found = [event.value["event"] for event in receipt.triggered_events]
    return [event["attributes"] for event in found if (event["module_id"], event["event_id"]) == (pallet, name)]


def test_the_metadata_says_how_addresses_and_amounts_are_written(chain):
    assert chain.get_constant("System", "SS58Prefix").value == SS58_PREFIX
    assert chain.token_decimals == 12
    assert chain.token_symbol == "LIVE"
    names = {pallet.name for pallet in chain.metadata.pallets}
    assert {"Tipping", "Purses", "Ranking", "Referrals", "Relays", "Rooms", "Verification"} <= names


def test_a_tip_is_paid_and_its_receipt_adds_up(chain):
    bob, mira, relay = account("//Bob"), account("//Mira"), account("//Relay")

    receipt = tip(chain, bob, mira, 25 * LIVE, relay)

    assert receipt.is_success, receipt.error_message
    [paid] = events(receipt, "Tipping", "Paid")
    assert (paid["payer"], paid["performer"], paid["amount"], paid["kind"]) == (
        bob.ss58_address,
        mira.ss58_address,
        25 * LIVE,
        "Tip",
    )
    assert sum(share["amount"] for share in paid["shares"]) == 25 * LIVE
    accounts = [share["account"] for share in paid["shares"]]
    assert {keypair.ss58_address for keypair in (mira, account("//Charlie"), relay)} <= set(accounts)


def test_a_tip_of_nothing_is_refused_by_name(chain):
    receipt = tip(chain, account("//Bob"), account("//Mira"), 0)

    assert not receipt.is_success
    assert receipt.error_message["name"] == "ZeroAmount"
    assert events(receipt, "Tipping", "Paid") == []
