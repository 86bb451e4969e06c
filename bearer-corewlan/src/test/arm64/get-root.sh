#!/bin/sh
# Fetches an arm64 Java runtime and GNUstep as Debian packages and unpacks them into a folder, without adding an architecture
# to this machine and without root.
#
#   get-root.sh DIR       afterwards DIR/root is what qemu-aarch64 -L wants, DIR/link what the cross linker wants
set -eu
mkdir -p "${1:?where to}"
dir=$(cd "$1" && pwd)
[ -f "$dir/done" ] && exit 0
mkdir -p "$dir/apt/state/lists/partial" "$dir/apt/cache/archives/partial" "$dir/root" "$dir/link"
: > "$dir/apt/status"
cat > "$dir/apt.conf" <<END
APT::Architecture "arm64";
APT::Architectures { "arm64"; };
APT::Install-Recommends "false";
Dir::State "$dir/apt/state";
Dir::State::status "$dir/apt/status";
Dir::Cache "$dir/apt/cache";
END
export APT_CONFIG="$dir/apt.conf"
apt-get -qq update
apt-get -qq -y --download-only install libc6 openjdk-17-jre-headless libgnustep-base-dev libobjc-12-dev
for deb in "$dir"/apt/cache/archives/*.deb; do
    dpkg -x "$deb" "$dir/root"
done
rm -rf "$dir/apt/cache/archives"
# Only these two for the linker: the rest of the C library is the cross compiler's own.
ln -sf "$dir/root/usr/lib/aarch64-linux-gnu/libobjc.so.4" "$dir/root/usr/lib/libgnustep-base.so" "$dir/link/"
touch "$dir/done"
