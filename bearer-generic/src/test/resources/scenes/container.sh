# inside a container: eth0 is the inner end of a veth and owns the default routes of both families
. "$(dirname "$0")/prelude.sh"
# no exec: this shell has to stay, as the namespace of the other end
unshare --net --mount -- sh -euc '
host=$1; . "$2"; shift 2
ip link add eth0 type veth peer name host0 netns "$host"
ip link set eth0 up
nsenter --target "$host" --net ip link set host0 up
ip addr add 172.17.0.2/16 dev eth0
ip addr add 2001:db8:17::2/64 dev eth0 nodad
ip route add default via 172.17.0.1
ip -6 route add default via 2001:db8:17::1
exec "$@"' sh "$$" "$(dirname "$0")/prelude.sh" "$@"
