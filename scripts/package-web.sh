#!/usr/bin/env bash
# SPDX-FileCopyrightText: SmartCharge contributors
# SPDX-License-Identifier: Apache-2.0
# Usage: scripts/package-web.sh [FOLDER]
#
# Builds the Debian package of the page, and puts it into FOLDER, by default the current one: static
# files, and a configuration for nginx with the security headers. Then the package is unpacked and
# checked: its content, and by Debian's nginx that each file is served with the headers.
#
# Without nginx on this machine, Debian's package of it is fetched and unpacked below the cache: no
# service is installed or started.

set -euo pipefail

# shellcheck source=scripts/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

PACKAGE=smartcharge-web
WEB=$REPO_ROOT/clients/web
FILES=$REPO_ROOT/packaging/web
SHARE=usr/share/smartcharge
WORK=
NGINX_PID=

# What only the build for development may have.
FORBIDDEN='/simulation/|bottom drive obey lake|//Alice'

build() {
	(
		cd "$REPO_ROOT/clients"
		npm run --silent descriptors
		npm run --silent build:web
	)
}

version() {
	node --print "require('$WEB/package.json').version"
}

# The tree of the package in the folder $1.
lay_out() {
	local root=$1 doc=$1/usr/share/doc/$PACKAGE file
	mkdir -p "$root/$SHARE/nginx" "$root/etc/smartcharge" "$root/etc/nginx/conf.d" \
		"$doc/examples" "$root/DEBIAN"
	cp -r "$WEB/dist" "$root/$SHARE/web"
	rm -rf "$root/$SHARE/web/.vite" "$root/$SHARE/web/config.json"
	while IFS= read -r -d '' file; do
		gzip --keep --best --no-name "$file"
	done < <(find "$root/$SHARE/web" -type f -regex '.*\.\(html\|js\|css\|svg\|scale\)' -print0)
	(
		cd "$root/$SHARE/web"
		find . -type f ! -name '*.gz' -print0 | sort -z | xargs -0 sha256sum >"../SHA256SUMS"
	)
	cp "$WEB/public/config.json" "$root/etc/smartcharge/web.json"
	cp "$FILES/locations.conf" "$root/$SHARE/nginx/"
	node "$WEB/scripts/nginx.mjs" >"$root/$SHARE/nginx/headers.conf"
	cp "$FILES/conf.d.conf" "$root/etc/nginx/conf.d/smartcharge-web.conf"
	cp "$FILES/site.conf" "$doc/examples/"
	cp "$REPO_ROOT/docs/web-server.md" "$doc/"
	cp "$REPO_ROOT/LICENSE" "$doc/copyright"
	printf '%s\n' /etc/smartcharge/web.json /etc/nginx/conf.d/smartcharge-web.conf \
		>"$root/DEBIAN/conffiles"
	cat >"$root/DEBIAN/control" <<-CONTROL
		Package: $PACKAGE
		Version: $(version)
		Architecture: all
		Maintainer: SmartCharge contributors <smartcharge@localhost>
		Installed-Size: $(du -sk "$root/usr" | cut -f1)
		Recommends: nginx
		Section: web
		Priority: optional
		Description: page of SmartCharge for drivers and for the grid
		 Static files, and a configuration for nginx that serves them with their security headers and
		 passes /rpc on to a node.
	CONTROL
	chmod -R u=rwX,go=rX "$root"
}

# has FILE: fails unless the package has the file.
has() {
	[[ -f $WORK/unpacked/$1 ]] || die "the package does not contain $1"
}

check_content() {
	local file
	dpkg-deb --info "$1"
	dpkg-deb --extract "$1" "$WORK/unpacked"
	for file in "$SHARE"/web/{index.html,verify.html,smartcharge-verify.html,sw.js,manifest.webmanifest} \
		"$SHARE"/web/{icon.svg,index.html.gz} \
		"$SHARE"/nginx/{headers,locations}.conf "$SHARE/SHA256SUMS" etc/smartcharge/web.json \
		etc/nginx/conf.d/smartcharge-web.conf "usr/share/doc/$PACKAGE/web-server.md"; do
		has "$file"
	done
	(cd "$WORK/unpacked/$SHARE/web" && sha256sum --quiet --check ../SHA256SUMS)
	! grep -rlE --include='*.js' -e "$FORBIDDEN" "$WORK/unpacked/$SHARE/web" ||
		die "the package contains what only the build for development may have"
}

# Sets NGINX and MIME_TYPES.
provide_nginx() {
	local folder=$CACHE_DIR/nginx
	NGINX=$(command -v nginx || command -v /usr/sbin/nginx || true)
	MIME_TYPES=/etc/nginx/mime.types
	[[ -z $NGINX || ! -f $MIME_TYPES ]] || return 0
	if [[ ! -x $folder/usr/sbin/nginx ]]; then
		say "Unpacking Debian's nginx below the cache (seconds)."
		mkdir -p "$folder"
		(
			cd "$folder"
			apt-get -qq download nginx nginx-common
			for deb in *.deb; do dpkg-deb --extract "$deb" .; done
		) >&2 || return 1
	fi
	NGINX=$folder/usr/sbin/nginx
	MIME_TYPES=$folder/etc/nginx/mime.types
}

# configure PORT NODE_PORT: a configuration of nginx with the files of the package where they are
# unpacked.
configure() {
	local root=$WORK/unpacked
	sed "s#127\.0\.0\.1:9944#127.0.0.1:$2#" "$root/etc/nginx/conf.d/smartcharge-web.conf" \
		>"$WORK/conf.d.conf"
	sed -e "s# /usr/share/# $root/usr/share/#" -e "s# /etc/smartcharge/# $root/etc/smartcharge/#" \
		"$root/$SHARE/nginx/locations.conf" >"$WORK/locations.conf"
	cat >"$WORK/nginx.conf" <<-CONF
		daemon off;
		pid $WORK/nginx.pid;
		error_log stderr;
		events {}
		http {
			include $MIME_TYPES;
			access_log off;
			client_body_temp_path $WORK/body;
			proxy_temp_path $WORK/proxy;
			fastcgi_temp_path $WORK/fastcgi;
			uwsgi_temp_path $WORK/uwsgi;
			scgi_temp_path $WORK/scgi;
			include $WORK/conf.d.conf;
			server {
				listen 127.0.0.1:$1;
				set \$smartcharge_gateways "";
				set \$smartcharge_hsts "max-age=1";
				include $WORK/locations.conf;
			}
		}
	CONF
}

check_served() {
	local port node_port
	if ! provide_nginx; then
		die "nginx is missing, and Debian's package of it could not be fetched"
	fi
	port=$(free_port)
	node_port=$(free_port)
	configure "$port" "$node_port"
	# The workers read as this user what is unpacked here.
	((EUID != 0)) || printf 'user root;\n' >>"$WORK/nginx.conf"
	"$NGINX" -t -q -c "$WORK/nginx.conf"
	"$NGINX" -c "$WORK/nginx.conf" &
	NGINX_PID=$!
	until connects "$port"; do
		kill -0 "$NGINX_PID" || die "nginx stopped before it answered"
		sleep 0.1
	done
	node "$WEB/scripts/check-served.mjs" "http://127.0.0.1:$port/" \
		"$WORK/unpacked/$SHARE/web" "$node_port"
}

clean_up() {
	[[ -z $NGINX_PID ]] || kill "$NGINX_PID" 2>/dev/null || true
	[[ -z $WORK ]] || rm -rf "$WORK"
}

main() {
	local folder=. deb
	while (($# > 0)); do
		case $1 in
			-h | --help)
				usage "${BASH_SOURCE[0]}"
				return
				;;
			-*) die "unknown argument: $1 (see --help)" ;;
			*) folder=$1 ;;
		esac
		shift
	done
	have dpkg-deb || die "dpkg-deb is missing: packages are built on Debian"
	mkdir -p "$folder"
	folder=$(realpath "$folder")
	"$REPO_ROOT/scripts/setup.sh" --client
	# shellcheck source=scripts/lib/node.sh
	. "$REPO_ROOT/scripts/lib/node.sh"
	WORK=$(mktemp -d)
	trap clean_up EXIT
	build
	lay_out "$WORK/root"
	deb=$folder/${PACKAGE}_$(version)_all.deb
	dpkg-deb --root-owner-group --build "$WORK/root" "$deb"
	check_content "$deb"
	check_served
	say "The package is $deb"
}

main "$@"
