#!/bin/sh
# Writes down what the kernel shows in this network namespace: capture.sh FOLDER
# tree.txt: the files that the bearer reads, verbatim; ip-*.txt: what iproute2 says of the same moment.
set -eu
out=$1
mkdir -p "$out"
{
  for f in dev route ipv6_route if_inet6; do
    [ -r /proc/net/$f ] && { echo "@file proc/net/$f"; cat /proc/net/$f; }
  done
  for i in /sys/class/net/*; do
    if [ -L "$i" ]; then
      n=sys/class/net/${i##*/}
      for a in uevent ifindex iflink type flags operstate carrier mtu address tun_flags; do
        v=$(cat "$i/$a" 2>/dev/null) && { echo "@file $n/$a"; printf '%s\n' "$v"; } || :
      done
      for d in phy80211 wireless bridge bonding device; do
        [ -e "$i/$d" ] && echo "@folder $n/$d"
      done
      for l in "$i"/master "$i"/lower_*; do
        [ -L "$l" ] && echo "@link $n/${l##*/} $(readlink "$l")"
      done
    fi
  done
  :
} > "$out/tree.txt"
ip -d addr > "$out/ip-addr.txt"
ip -o addr > "$out/ip-o-addr.txt"
ip -o link > "$out/ip-o-link.txt"
{ ip -4 route show table all default; ip -6 route show table all default; } > "$out/ip-route-default.txt" 
{ ip -4 route; ip -6 route; } > "$out/ip-route.txt"
