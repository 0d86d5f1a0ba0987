#!/usr/bin/env bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
# Usage: scripts/package.sh [--gateway] [--binary FILE] [FOLDER]
#
# Builds the Debian package of the node and puts it into FOLDER, by default the current one. The
# node is compiled in the release profile, which takes an hour or more on two cores the first time
# and some minutes when only the workspace has changed. Then the package is checked: its
# content, its systemd unit, and that its binary writes a chain specification.
#
#   --gateway       packages the gateway instead of the node; it is compiled in some minutes
#   --binary FILE   packages this program instead of compiling one, to test the packaging
#
# cargo-deb is installed outside the clone, which takes about two minutes the first time.

set -euo pipefail

# shellcheck source=scripts/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=scripts/lib/packages.sh
. "$REPO_ROOT/scripts/lib/packages.sh"

CARGO_DEB_VERSION=3.8.0
CARGO_DEB_ROOT=$CACHE_DIR/cargo-deb
PACKAGE=smartcharge-node
WORK=

setup_cargo_deb() {
	[[ "$("$CARGO_DEB_ROOT/bin/cargo-deb" --version 2>/dev/null)" == *"$CARGO_DEB_VERSION"* ]] && return
	say "Installing cargo-deb $CARGO_DEB_VERSION (about two minutes)."
	CARGO_TARGET_DIR=$WORK/cargo-deb cargo install --quiet --locked --root "$CARGO_DEB_ROOT" \
		--version "$CARGO_DEB_VERSION" cargo-deb
}

build() {
	say "Compiling $PACKAGE in the release profile (of the node: an hour or more the first time)."
	cargo build --locked --release --package "$PACKAGE"
}

# Packages the files of the release folder.
pack() {
	"$CARGO_DEB_ROOT/bin/cargo-deb" --locked --no-build --package "$PACKAGE" --output "$1/"
}

# has FILE: fails unless the package has the file.
has() {
	grep -qE " \./$1\$" "$WORK/contents" || die "the package does not contain $1"
}

check_package() {
	local deb=$1 root=$WORK/root
	dpkg-deb --info "$deb"
	dpkg-deb --contents "$deb" >"$WORK/contents"
	cat "$WORK/contents"
	has "usr/bin/$PACKAGE"
	has "usr/lib/systemd/system/$PACKAGE.service"
	dpkg-deb --extract "$deb" "$root"
	dpkg-deb --control "$deb" "$WORK/control"
	sh -n "$WORK/control/postinst"
	sh -n "$WORK/control/postrm"
	"$root/usr/bin/$PACKAGE" --version
	"check_${PACKAGE#smartcharge-}" "$root"
	check_unit "$root"
}

check_node() {
	has etc/default/smartcharge-node
	has usr/share/doc/smartcharge-node/operators.md
	has usr/share/doc/smartcharge-node/monitoring/alerts.yml
	"$1/usr/bin/smartcharge-node" export-chain-spec --chain local --raw >"$WORK/chain.json"
}

check_gateway() {
	has etc/smartcharge/gateway.toml
	has usr/share/doc/smartcharge-gateway/gateway.md
	"$1/usr/bin/smartcharge-gateway" --config "$1/etc/smartcharge/gateway.toml" check-config
}

clean_up() {
	[[ -z $WORK ]] || rm -rf "$WORK"
}

main() {
	local binary='' folder=.
	while (($# > 0)); do
		case $1 in
			-h | --help)
				usage "${BASH_SOURCE[0]}"
				return
				;;
			--gateway) PACKAGE=smartcharge-gateway ;;
			--binary)
				binary=$(realpath "${2:?--binary needs a file}")
				shift
				;;
			-*) die "unknown argument: $1 (see --help)" ;;
			*) folder=$1 ;;
		esac
		shift
	done
	have dpkg-deb || die "dpkg-deb is missing: packages are built on Debian"
	mkdir -p "$folder"
	folder=$(realpath "$folder")

	[[ -n $binary ]] || "$REPO_ROOT/scripts/setup.sh"
	# shellcheck source=scripts/lib/env.sh
	. "$REPO_ROOT/scripts/lib/env.sh"
	WORK=$(mktemp -d)
	trap clean_up EXIT
	cd "$REPO_ROOT"
	setup_cargo_deb
	if [[ -n $binary ]]; then
		export CARGO_TARGET_DIR=$WORK/target
		install -D "$binary" "$CARGO_TARGET_DIR/release/$PACKAGE"
	else
		build
	fi
	rm -f "$folder/${PACKAGE}"_*.deb
	pack "$folder"
	check_package "$(compgen -G "$folder/${PACKAGE}_*.deb")"
	say "The package is $(compgen -G "$folder/${PACKAGE}_*.deb")"
}

main "$@"
