# a virtualisation host without uplink: bridges with an address, one without ports, one with a container's veth
. "$(dirname "$0")/prelude.sh"
ip link add virbr0 type bridge
ip addr add 192.168.122.1/24 dev virbr0
ip link set virbr0 up
ip link add docker0 type bridge
ip addr add 172.17.0.1/16 dev docker0
ip link set docker0 up
ip link add vethc1 type veth peer name eth-c1
ip link set vethc1 master docker0 up
ip link set eth-c1 up
exec "$@"
