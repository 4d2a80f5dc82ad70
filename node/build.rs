fn main() { polkadot_sdk::substrate_build_script_utils::generate_cargo_keys(); }
