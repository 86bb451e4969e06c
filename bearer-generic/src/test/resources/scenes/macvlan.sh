# a second address on a veth's end, as seen beside it
. "$(dirname "$0")/prelude.sh"
ip link add eth0 type veth peer name other0
ip link set eth0 up
ip link set other0 up
ip link add link eth0 name mac0 type macvlan mode bridge
ip addr add 10.9.0.2/24 dev mac0
ip link set mac0 up
exec "$@"
