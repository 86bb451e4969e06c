# both ends of a veth, one of them with an address
. "$(dirname "$0")/prelude.sh"
ip link add vetha type veth peer name vethb
ip addr add 10.9.0.1/24 dev vetha
ip link set vetha up
ip link set vethb up
exec "$@"
