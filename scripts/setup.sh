#!/usr/bin/env bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
# Usage: scripts/setup.sh [--check-tools|--oracles|--vtn|--client]
#
# Installs what building, testing and the demo need and this machine lacks: Debian packages, the
# pinned Rust toolchain with its Wasm target, and the client's npm packages. It may be run at any
# time and finishes at once if nothing is missing; the other scripts call it first.
#
#   --check-tools   installs the tools of scripts/check.sh too
#   --oracles       installs programs of others that tests run, too
#   --vtn           installs the server of OpenADR with which ignored tests check the gateway, too
#   --client        installs the client's npm packages only, which run with a node that is built
#
# Rust from rustup and Node.js 20 or newer must be installed. SMARTCHARGE_WASM_TOOLCHAIN=rustup or
# =debian selects the source of the Wasm target; without it, rustup is tried first.

set -euo pipefail

# shellcheck source=scripts/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=scripts/lib/env.sh
. "$REPO_ROOT/scripts/lib/env.sh"
# shellcheck source=scripts/lib/wasm-target.sh
. "$REPO_ROOT/scripts/lib/wasm-target.sh"

NODE_MAJOR=20
TOOLS_DIR=$CACHE_DIR/tools
TOOLS_LIST=$REPO_ROOT/scripts/tools/requirements.txt
ZEPTER_VERSION=1.88.2
ORACLES_DIR=$CACHE_DIR/oracles
ORACLES_LISTS=$REPO_ROOT/scripts/oracles
OCPI_TARIFFS_VERSION=0.48.0
OPENLEADR_VERSION=0.2.8

as_root() {
	if ((EUID == 0)); then
		"$@"
	elif have sudo; then
		sudo "$@"
	else
		die "root is required for: $*"
	fi
}

apt_install() {
	# A package source that cannot be reached matters only if a package is then not found.
	as_root apt-get -qq update || say "Some package sources could not be reached."
	as_root env DEBIAN_FRONTEND=noninteractive \
		apt-get -qq install --no-install-recommends "$@" >/dev/null
}

# need_package PACKAGE TEST..: adds the Debian package to MISSING unless the test passes.
need_package() {
	local package=$1
	shift
	"$@" >/dev/null 2>&1 || MISSING+=("$package")
}

setup_system() {
	MISSING=()
	need_package build-essential have g++
	need_package ca-certificates test -e /etc/ssl/certs/ca-certificates.crt
	need_package chromium test -x "${CHROMIUM:-/usr/bin/chromium}"
	need_package git have git
	need_package libssl-dev pkg-config --exists openssl
	need_package make have make
	need_package pkg-config have pkg-config
	need_package protobuf-compiler have protoc
	need_package zstd have zstd
	if [[ $1 == --check-tools || $1 == --oracles ]]; then
		need_package python3-venv python3 -c 'import ensurepip, venv'
	fi
	if [[ $1 == --vtn ]]; then
		need_package cmake have cmake
		need_package postgresql compgen -G '/usr/lib/postgresql/*/bin/initdb'
	fi
	((${#MISSING[@]} > 0)) || return 0

	have apt-get || die "missing packages (by their names in Debian): ${MISSING[*]}"
	say "Installing Debian packages (about a minute): ${MISSING[*]}"
	apt_install "${MISSING[@]}"
}

setup_rust() {
	local version sysroot
	have rustup || die "rustup is missing: see https://rustup.rs"
	version=$(rust_version)
	sysroot=$(rustc "+$version" --print sysroot 2>/dev/null) || sysroot=
	if [[ ! -x $sysroot/bin/cargo-clippy || ! -x $sysroot/bin/rustfmt ]]; then
		say "Installing Rust $version with clippy and rustfmt (about a minute)."
		rustup toolchain install "$version" --profile minimal --component clippy,rustfmt
	fi
}

# Cargo distinguishes members of one workspace in two clones only by the age of their files, so a
# target folder that both use would hand one clone what was compiled from the other. What another
# clone left of the members is deleted; their dependencies stay.
claim_target_dir() {
	local claim=$CARGO_TARGET_DIR/.claimed-by
	[[ ! -f $claim || $(<"$claim") != "$REPO_ROOT" ]] || return 0
	if [[ -d $CARGO_TARGET_DIR ]]; then
		say "Deleting the workspace as compiled by another clone (seconds)."
		cd "$REPO_ROOT"
		cargo clean --quiet --workspace --profile dev
		cargo clean --quiet --workspace --profile release
	fi
	mkdir -p "$CARGO_TARGET_DIR"
	printf '%s\n' "$REPO_ROOT" >"$claim"
}

setup_wasm_target() {
	local way=${SMARTCHARGE_WASM_TOOLCHAIN:-}
	case $way in
		'' | rustup | debian) ;;
		*) die "SMARTCHARGE_WASM_TOOLCHAIN is '$way'; it must be rustup or debian" ;;
	esac
	if [[ $way != debian ]]; then
		has_wasm_target "$(rust_version)" && return
	fi
	if [[ $way != rustup ]]; then
		has_debian_wasm_target && return
	fi

	if [[ $way != debian ]]; then
		install_wasm_target_by_rustup && return
		say "This failed."
	fi
	if [[ $way != rustup ]]; then
		install_wasm_target_by_debian && return
	fi
	die "no installed toolchain has the Rust target $WASM_TARGET, and it could not be installed"
}

setup_npm() {
	local major
	if ! have node || ! have npm; then
		die "Node.js $NODE_MAJOR or newer with npm is missing"
	fi
	major=$(node --print 'process.versions.node.split(".")[0]')
	((major >= NODE_MAJOR)) || die "Node.js has version $major; $NODE_MAJOR or newer is required"

	install_npm_packages "$REPO_ROOT/clients" "the client's npm packages"
}

# The tools live outside the clone. All but zepter are prebuilt and pinned by hash.
setup_check_tools() {
	setup_prebuilt_tools
	[[ $("$TOOLS_DIR/bin/zepter" --version 2>/dev/null) != "zepter $ZEPTER_VERSION" ]] || return 0
	say "Installing zepter $ZEPTER_VERSION (about a minute and a half on two cores)."
	env --unset=CARGO_TARGET_DIR cargo install --quiet --locked --root "$TOOLS_DIR" \
		--version "$ZEPTER_VERSION" zepter
}

setup_prebuilt_tools() {
	install_python "$TOOLS_LIST" "$TOOLS_DIR" "Installing the tools for checks (seconds)."
}

# install_python LIST FOLDER MESSAGE: a Python environment with the packages of LIST, pinned by hash.
# It is made again when the list changes.
install_python() {
	local list=$1 folder=$2 message=$3
	local stamp=$folder/installed-from.txt
	cmp -s "$list" "$stamp" && return
	say "$message"
	rm -rf "$folder"
	python3 -m venv "$folder"
	"$folder/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: \
		--require-hashes --requirement "$list"
	cp "$list" "$stamp"
}

# Programs that others wrote and tests run: checks of documents, charge points. They have a folder of their own: that of
# the checks is emptied when its list changes, and one of these takes minutes to build.
setup_oracles() {
	local name
	# An environment for each list, since their versions exclude each other.
	for name in documents ocpi ocpp; do
		install_python "$ORACLES_LISTS/$name.txt" "$ORACLES_DIR/$name" \
			"Installing programs of others that tests run: $name (seconds)."
	done
	[[ $("$ORACLES_DIR/bin/ocpi-tariffs" --version 2>/dev/null) != *" $OCPI_TARIFFS_VERSION" ]] ||
		return 0
	say "Installing ocpi-tariffs $OCPI_TARIFFS_VERSION (about three minutes on two cores)."
	env --unset=CARGO_TARGET_DIR cargo install --quiet --locked --root "$ORACLES_DIR" \
		--version "$OCPI_TARIFFS_VERSION" ocpi-tariffs-cli
}

# The program has no migrations of its database; they are in the sources of its crate.
setup_vtn() {
	local root=$ORACLES_DIR/openleadr-vtn sources
	[[ ! -d $root/migrations ]] || return 0
	say "Installing openleadr-vtn $OPENLEADR_VERSION (about four minutes on two cores)."
	env --unset=CARGO_TARGET_DIR SQLX_OFFLINE=true cargo install --quiet --debug --root "$root" \
		--version "$OPENLEADR_VERSION" --no-default-features --features postgres,internal-oauth \
		openleadr-vtn
	sources=$(compgen -G \
		"${CARGO_HOME:-$HOME/.cargo}/registry/src/*/openleadr-vtn-$OPENLEADR_VERSION/migrations")
	cp -r "${sources%%$'\n'*}" "$root/migrations"
}

main() {
	case ${1:-} in
		-h | --help)
			usage "${BASH_SOURCE[0]}"
			return
			;;
		--client)
			setup_npm
			return
			;;
		'' | --check-tools | --oracles | --vtn) ;;
		*) die "unknown argument: $1 (see --help)" ;;
	esac

	setup_system "${1:-}"
	setup_rust
	setup_wasm_target
	claim_target_dir
	setup_npm
	case ${1:-} in
		--check-tools) setup_check_tools ;;
		--oracles) setup_oracles ;;
		--vtn) setup_vtn ;;
	esac
}

main "$@"
