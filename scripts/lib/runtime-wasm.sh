# shellcheck shell=bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
#
# Compiles a runtime's Wasm and nothing else, in a folder of its own: neither the node nor what it is
# built from changes. Source it after `env.sh`.

RUNTIME_WASM_DIR=$CACHE_DIR/runtime-wasm

# What `substrate-wasm-builder` builds a runtime with.
WASM_RUSTFLAGS="-C link-arg=--export-table -C link-arg=--export=__heap_base
	-C link-arg=--import-memory --cfg substrate_runtime"
WASM_RUSTFLAGS=${WASM_RUSTFLAGS//$'\n\t'/ }

# runtime_wasm NAME SOURCE [FEATURE]: compiles the runtime of the workspace at SOURCE in the release
# profile, with the feature if there is one, and prints the file.
runtime_wasm() {
	local name=$1 blob=$RUNTIME_WASM_DIR/$1
	runtime_wasm_package "$name" "$2" "${3:-}" "$blob"
	(
		cd "$2"
		CARGO_TARGET_DIR=$RUNTIME_WASM_DIR/target RUSTFLAGS="$WASM_RUSTFLAGS" \
			cargo ${WASM_BUILD_TOOLCHAIN:++"$WASM_BUILD_TOOLCHAIN"} build --quiet --release \
			--manifest-path "$blob/Cargo.toml" --target "$WASM_TARGET" >&2
	) || die "the runtime does not compile"
	printf '%s' "$RUNTIME_WASM_DIR/target/$WASM_TARGET/release/${name//-/_}.wasm"
}

# The package around the runtime that makes a Wasm file of it.
runtime_wasm_package() {
	local name=$1 source=$2 feature=${3:+\"$3\"} blob=$4 manifest
	manifest=$(
		cat <<-TOML
			[package]
			name = "$name"
			version = "0.0.0"
			edition = "2021"

			[lib]
			crate-type = ["cdylib"]

			[dependencies.smartcharge-runtime]
			path = "$source/runtime"
			default-features = false
			features = [$feature]

			[profile.release]
			panic = "abort"
			lto = "thin"

			[workspace]
			resolver = "2"
		TOML
	)
	mkdir -p "$blob/src"
	write_if_changed "$blob/Cargo.toml" "$manifest"
	write_if_changed "$blob/src/lib.rs" "#![no_std]
#![allow(unused_imports)]
pub use smartcharge_runtime::*;"
	# The same versions of everything; what is not needed is dropped from it.
	[[ -f $blob/Cargo.lock && ! $REPO_ROOT/Cargo.lock -nt $blob/Cargo.lock ]] ||
		cp "$REPO_ROOT/Cargo.lock" "$blob/Cargo.lock"
}

write_if_changed() {
	[[ -f $1 && $(<"$1") == "$2" ]] || printf '%s\n' "$2" >"$1"
}
