# shellcheck shell=bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
#
# The environment that every build of this repository runs in. Source it after `common.sh`; it may
# also be sourced on its own into a shell, to build there with what the scripts have built.

if [[ -z ${REPO_ROOT:-} ]]; then
	# shellcheck source=scripts/lib/common.sh
	. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
fi

WASM_TARGET=wasm32v1-none
# The name under which rustup knows Debian's compiler, where that one builds the Wasm.
DEBIAN_TOOLCHAIN=debian

rust_version() {
	sed -n 's/^channel = "\(.*\)"$/\1/p' "$REPO_ROOT/rust-toolchain.toml"
}

# has_wasm_target TOOLCHAIN: whether that toolchain has a standard library for the Wasm target.
has_wasm_target() {
	local libdir
	libdir=$(rustc "+$1" --print target-libdir --target "$WASM_TARGET" 2>/dev/null) || return 1
	compgen -G "$libdir/libcore-*.rlib" >/dev/null
}

# The same for Debian's toolchain, whose linker is a link that may lead nowhere.
has_debian_wasm_target() {
	[[ -x /usr/bin/rust-lld ]] && has_wasm_target "$DEBIAN_TOOLCHAIN"
}

# Which toolchain builds the Wasm: `rustup`, `debian`, or `none` so far.
wasm_toolchain() {
	if [[ -n ${SMARTCHARGE_WASM_TOOLCHAIN:-} ]]; then
		echo "$SMARTCHARGE_WASM_TOOLCHAIN"
	elif has_wasm_target "$(rust_version)"; then
		echo rustup
	elif has_debian_wasm_target; then
		echo debian
	else
		echo none
	fi
}

# Outside the clone, so that another clone finds what is built already.
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$CACHE_DIR/target}
[[ $CARGO_TARGET_DIR == /* ]] || CARGO_TARGET_DIR=$PWD/$CARGO_TARGET_DIR

# The Wasm builder searches for the workspace above the target folder by default.
export WASM_BUILD_WORKSPACE_HINT=$REPO_ROOT

if [[ $(wasm_toolchain) == debian ]]; then
	export WASM_BUILD_TOOLCHAIN=$DEBIAN_TOOLCHAIN
	# Named here, or rustup would try to fetch the target that `rust-toolchain.toml` asks for.
	RUSTUP_TOOLCHAIN=$(rust_version)
	export RUSTUP_TOOLCHAIN
fi

# Debian's OpenSSL, which gets security updates and need not be compiled.
export OPENSSL_NO_VENDOR=1

# NODE_BINARY is where `cargo build -p smartcharge-node` puts the node.
export NODE_BINARY=$CARGO_TARGET_DIR/debug/smartcharge-node
