# shellcheck shell=bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
#
# A runtime to upgrade to: the same with its version raised by one. Source it after `env.sh`.

# next_runtime: prints the file. It compiles nothing but the Wasm, in a folder of its own, so that
# neither the node nor what it is built from changes.
next_runtime() {
	local work=$CACHE_DIR/next-runtime
	say "Compiling the runtime with its version raised (about 4 minutes the first time, then 1)."
	next_runtime_sources "$work/source"
	next_runtime_blob "$work/blob"
	(
		cd "$work/source"
		CARGO_TARGET_DIR=$work/target RUSTFLAGS="$WASM_RUSTFLAGS" \
			cargo ${WASM_BUILD_TOOLCHAIN:++"$WASM_BUILD_TOOLCHAIN"} build --quiet --release \
			--manifest-path "$work/blob/Cargo.toml" --target "$WASM_TARGET" >&2
	) || die "the next runtime does not compile"
	printf '%s' "$work/target/$WASM_TARGET/release/next_runtime.wasm"
}

# What `substrate-wasm-builder` builds a runtime with.
WASM_RUSTFLAGS="-C link-arg=--export-table -C link-arg=--export=__heap_base
	-C link-arg=--import-memory --cfg substrate_runtime"
WASM_RUSTFLAGS=${WASM_RUSTFLAGS//$'\n\t'/ }

# The times of files are kept: what has not changed is not compiled again.
next_runtime_sources() {
	local file=runtime/src/lib.rs version
	local -a members
	rm -rf "$1"
	mkdir -p "$1"
	mapfile -t members < <(sed -n '/^members = \[$/,/^\]$/s/^\t"\(.*\)",$/\1/p' "$REPO_ROOT/Cargo.toml")
	(cd "$REPO_ROOT" && cp -a --parents Cargo.toml Cargo.lock rust-toolchain.toml "${members[@]}" "$1/")
	version=$(sed -n 's/^\tspec_version: \([0-9]*\),$/\1/p' "$REPO_ROOT/$file")
	[[ $version =~ ^[0-9]+$ ]] || die "$file does not say its spec_version"
	sed -i "s/^\tspec_version: $version,\$/\tspec_version: $((version + 1)),/" "$1/$file"
	touch -r "$REPO_ROOT/$file" "$1/$file"
}

# The package around the runtime that makes a Wasm file of it.
next_runtime_blob() {
	local manifest
	manifest=$(
		cat <<-'TOML'
			[package]
			name = "next-runtime"
			version = "0.0.0"
			edition = "2021"

			[lib]
			crate-type = ["cdylib"]

			[dependencies]
			smartcharge-runtime = { path = "../source/runtime", default-features = false }

			[profile.release]
			panic = "abort"
			lto = "thin"

			[workspace]
			resolver = "2"
		TOML
	)
	mkdir -p "$1/src"
	write_if_changed "$1/Cargo.toml" "$manifest"
	write_if_changed "$1/src/lib.rs" "#![no_std]
#![allow(unused_imports)]
pub use smartcharge_runtime::*;"
	# The same versions of everything; what is not needed is dropped from it.
	[[ -f $1/Cargo.lock && ! $REPO_ROOT/Cargo.lock -nt $1/Cargo.lock ]] ||
		cp "$REPO_ROOT/Cargo.lock" "$1/Cargo.lock"
}

write_if_changed() {
	[[ -f $1 && $(<"$1") == "$2" ]] || printf '%s\n' "$2" >"$1"
}
