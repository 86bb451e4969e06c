# routes to everywhere that reject, with metrics before and after each other
. "$(dirname "$0")/prelude.sh"
ip link add eth0 type veth peer name other0
ip addr add 10.9.0.2/24 dev eth0
ip addr add 2001:db8:9::2/64 dev eth0 nodad
ip link set eth0 up
ip link set other0 up
ip route add unreachable default metric 10
ip route add blackhole default metric 20
ip -6 route add unreachable default metric 10
ip -6 route add prohibit default metric 20
exec "$@"
