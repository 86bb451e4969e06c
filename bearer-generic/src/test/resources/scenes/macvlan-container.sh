# a macvlan whose lower interface is in another namespace, as Docker's macvlan networks make it
. "$(dirname "$0")/prelude.sh"
ip link add eth0 type veth peer name other0
ip link set eth0 up
ip link set other0 up
# no exec: this shell has to stay, as the namespace of the lower interface
unshare --net --mount -- sh -euc '
host=$1; . "$2"; shift 2
nsenter --target "$host" --net ip link add link eth0 name mac0 type macvlan mode bridge
nsenter --target "$host" --net ip link set mac0 netns $$
ip addr add 10.9.0.2/24 dev mac0
ip link set mac0 up
exec "$@"' sh "$$" "$(dirname "$0")/prelude.sh" "$@"
