# nobody gave an address: only the ones that both families make up
. "$(dirname "$0")/prelude.sh"
ip link add eth0 type veth peer name other0
ip addr add 169.254.7.9/16 dev eth0 scope link
ip link set eth0 up
ip link set other0 up
exec "$@"
