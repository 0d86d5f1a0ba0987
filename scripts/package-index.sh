#!/usr/bin/env bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
# Usage: scripts/package-index.sh [--binary FILE] [FOLDER]
#
# Builds the Debian package of the index and puts it into FOLDER, by default the current one. The
# index is compiled in the release profile, which takes some ten minutes on two cores the first time.
# Then the package is checked: its content, its systemd unit, and that its binary copies a database.
#
#   --binary FILE   packages this program instead of compiling one, to test the packaging

set -euo pipefail

# shellcheck source=scripts/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=scripts/lib/packages.sh
. "$REPO_ROOT/scripts/lib/packages.sh"

PACKAGE=smartcharge-index
FILES=$REPO_ROOT/packaging/index
WORK=

version() {
	sed -n '/^\[workspace\.package\]$/,/^$/s/^version = "\(.*\)"$/\1/p' "$REPO_ROOT/Cargo.toml"
}

# Packages of Debian whose libraries the program $1 needs.
depends() {
	mkdir -p "$WORK/shlibs/debian"
	printf 'Source: %s\n\nPackage: %s\nArchitecture: any\n' "$PACKAGE" "$PACKAGE" \
		>"$WORK/shlibs/debian/control"
	(cd "$WORK/shlibs" && dpkg-shlibdeps -O "$1" 2>/dev/null) | sed -n 's/^shlibs:Depends=//p'
}

# The tree of the package in the folder $1, with the program $2.
lay_out() {
	local root=$1 binary=$2 doc=$1/usr/share/doc/$PACKAGE
	install -D --mode 755 "$binary" "$root/usr/bin/$PACKAGE"
	install -D --mode 644 "$FILES/$PACKAGE.service" "$root/usr/lib/systemd/system/$PACKAGE.service"
	install -D --mode 644 "$FILES/$PACKAGE.default" "$root/etc/default/$PACKAGE"
	install -D --mode 644 "$REPO_ROOT/index/README.md" "$doc/README.md"
	install -D --mode 644 "$REPO_ROOT/LICENSE" "$doc/copyright"
	mkdir -p "$root/DEBIAN"
	printf '/etc/default/%s\n' "$PACKAGE" >"$root/DEBIAN/conffiles"
	cat >"$root/DEBIAN/control" <<-CONTROL
		Package: $PACKAGE
		Version: $(version)
		Architecture: $(dpkg --print-architecture)
		Maintainer: SmartCharge contributors <smartcharge@localhost>
		Installed-Size: $(du -sk "$root/usr" | cut -f1)
		Depends: $(depends "$binary")
		Section: net
		Priority: optional
		Description: history of a SmartCharge chain
		 Follows the final blocks of a node, keeps their history in a database, and answers questions of
		 the page about it.
	CONTROL
	chmod -R u=rwX,go=rX "$root"
}

check_package() {
	local root=$WORK/unpacked file database=$WORK/index.db
	dpkg-deb --info "$1"
	dpkg-deb --contents "$1"
	dpkg-deb --extract "$1" "$root"
	for file in usr/bin/$PACKAGE etc/default/$PACKAGE usr/lib/systemd/system/$PACKAGE.service \
		usr/share/doc/$PACKAGE/README.md; do
		[[ -f $root/$file ]] || die "the package does not contain $file"
	done
	"$root/usr/bin/$PACKAGE" --version
	check_configuration "$root"
	check_copies "$root/usr/bin/$PACKAGE" "$database"
	check_unit "$root"
}

# Each variable of the configuration is one of the program.
check_configuration() {
	local help name
	help=$("$1/usr/bin/$PACKAGE" run --help)
	while IFS='=' read -r name _; do
		[[ $help == *"[env: $name="* ]] || die "the program does not read $name"
	done < <(grep '^[A-Z]' "$1/etc/default/$PACKAGE")
}

# The program makes a database without a node, and copies it there and back.
check_copies() {
	local pid
	"$1" --database "$2" run --node ws://127.0.0.1:9 --listen 127.0.0.1:0 2>/dev/null &
	pid=$!
	until [[ -s $2 ]]; do
		kill -0 "$pid" || die "the program stopped before it made a database"
		sleep 0.1
	done
	"$1" --database "$2" backup "$2.copy"
	! "$1" --database "$2" restore "$2.copy" 2>/dev/null || die "restored while the service runs"
	kill "$pid"
	wait "$pid" || die "the program does not end in order"
	"$1" --database "$2" restore "$2.copy"
}

clean_up() {
	[[ -z $WORK ]] || rm -rf "$WORK"
}

main() {
	local binary='' folder=. deb
	while (($# > 0)); do
		case $1 in
			-h | --help)
				usage "${BASH_SOURCE[0]}"
				return
				;;
			--binary)
				binary=$(realpath "${2:?--binary needs a file}")
				shift
				;;
			-*) die "unknown argument: $1 (see --help)" ;;
			*) folder=$1 ;;
		esac
		shift
	done
	have dpkg-shlibdeps || die "dpkg-shlibdeps is missing: packages are built on Debian (dpkg-dev)"
	mkdir -p "$folder"
	folder=$(realpath "$folder")
	if [[ -z $binary ]]; then
		"$REPO_ROOT/scripts/setup.sh"
		# shellcheck source=scripts/lib/env.sh
		. "$REPO_ROOT/scripts/lib/env.sh"
		say "Compiling the index in the release profile."
		(cd "$REPO_ROOT" && cargo build --locked --release --package "$PACKAGE")
		binary=$CARGO_TARGET_DIR/release/$PACKAGE
	fi
	WORK=$(mktemp -d)
	trap clean_up EXIT
	lay_out "$WORK/root" "$binary"
	deb=$folder/${PACKAGE}_$(version)_$(dpkg --print-architecture).deb
	dpkg-deb --root-owner-group --build "$WORK/root" "$deb"
	check_package "$deb"
	say "The package is $deb"
}

main "$@"
