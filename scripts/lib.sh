# Shared by the scripts of this folder; sourced, never run.
# shellcheck shell=bash
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
target=${CARGO_TARGET_DIR:-$root/target}
export CARGO_TARGET_DIR=$target
# Where the build of the runtime finds Cargo.lock, wherever the target folder is.
export WASM_BUILD_WORKSPACE_HINT=$root
# What runs outside the chain. It is built together, so that the crates that it shares are built once.
# shellcheck disable=SC2034
programs=(
	--package=livestars-node --package=livestars-audit --package=livestars-bench --package=livestars-relay
	--package=livestars-chain --package=livestars-crowd --package=livestars-media --package=livestars-mesh
)
started=$SECONDS

# Builds them in release: together here too, whichever of them a script uses.
build_release() {
	cargo build --locked --release "${programs[@]}" --features livestars-node/metadata-hash
}

# Says what happens now, and how long everything took so far.
say() {
	printf '\n\033[1m[%02d:%02d] %s\033[0m\n' $(((SECONDS - started) / 60)) $(((SECONDS - started) % 60)) "$*"
}

# Says what is missing and what to do about it, and stops.
fail() {
	printf '\033[31m%s\033[0m\n' "$*" >&2
	exit 1
}

# Stops a process that this script started, by its id, and waits until it is gone.
stop() {
	if kill "$1" 2>/dev/null; then
		wait "$1" 2>/dev/null || true
	fi
}
