# the other end of the cable is off: the kernel keeps the default routes, marked linkdown
. "$(dirname "$0")/prelude.sh"
ip link add eth0 type veth peer name other0
ip addr add 10.9.0.2/24 dev eth0
ip addr add 2001:db8:9::2/64 dev eth0 nodad
ip link set eth0 up
ip link set other0 up
ip route add default via 10.9.0.1 metric 100
ip -6 route add default via 2001:db8:9::1 metric 100
ip link set other0 down
exec "$@"
