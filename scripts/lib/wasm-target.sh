# shellcheck shell=bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
#
# Two ways to a Rust toolchain that compiles the runtime to Wasm. Used by `setup.sh`.

# The first way: the target for rustup's toolchain. It takes seconds, or does not work at all where
# a machine reaches only package registries, so there is a time limit.
install_wasm_target_by_rustup() {
	say "Adding the target $WASM_TARGET with rustup (seconds; times out after one minute)."
	timeout 60 rustup target add "$WASM_TARGET" --toolchain "$(rust_version)"
}

# The second way: Debian's newest Rust, which is packaged for building browsers. It has no standard
# library for the target, so that is compiled here and put where the compiler looks for it.
install_wasm_target_by_debian() {
	local sysroot work
	have apt-get || return 1
	say "Installing Debian's Rust to build Wasm (1 GB on disk, about a minute)."
	apt_install rustc-web cargo-web rust-web-src rust-web-llvm || return 1
	# `rust-lld` is a link into LLVM's linker, a package of its own.
	apt_install "$(debian_lld_package)" || return 1
	rustup toolchain link "$DEBIAN_TOOLCHAIN" /usr || return 1
	if has_debian_wasm_target; then
		return
	fi

	say "Compiling the standard library for $WASM_TARGET (about half a minute)."
	sysroot=$(rustc "+$DEBIAN_TOOLCHAIN" --print sysroot) || return 1
	work=$(mktemp -d)
	if build_standard_library "$work"; then
		install_standard_library "$work" "$sysroot"
	fi
	rm -rf "$work"
	has_debian_wasm_target
}

# The package of the linker: `/usr/bin/rust-lld` is a link to the `lld-22` of a package so called.
debian_lld_package() {
	readlink /usr/bin/rust-lld
}

# An empty library for the target has the whole of `core` and `alloc` compiled. The runtime is
# linked with LTO, so the libraries must carry bitcode.
build_standard_library() {
	printf '[package]\nname = "stub"\nversion = "0.0.0"\nedition = "2021"\n' >"$1/Cargo.toml"
	mkdir "$1/src"
	printf '#![no_std]\n' >"$1/src/lib.rs"
	CARGO_TARGET_DIR=$1/target RUSTFLAGS=-Cembed-bitcode=yes RUSTC_BOOTSTRAP=1 \
		cargo "+$DEBIAN_TOOLCHAIN" build --quiet --manifest-path "$1/Cargo.toml" --release \
		--target "$WASM_TARGET" -Z build-std=core,alloc
}

install_standard_library() {
	local libdir=$2/lib/rustlib/$WASM_TARGET/lib
	as_root mkdir -p "$libdir"
	as_root cp "$1/target/$WASM_TARGET"/release/deps/lib{core,alloc,compiler_builtins}-*.rlib "$libdir/"
}
