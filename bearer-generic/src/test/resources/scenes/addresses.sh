# IPv6 addresses in every state: settled, deprecated, found to be a duplicate, still being checked, optimistic or not
. "$(dirname "$0")/prelude.sh"
ip link add eth0 type veth peer name other0
ip link set eth0 up
ip link set other0 up
ip addr add 2001:db8:9::1/64 dev eth0 nodad
ip addr add 2001:db8:9::2/64 dev eth0 nodad preferred_lft 0
ip addr add 2001:db8:9::3/64 dev other0 nodad
echo 2 > /proc/sys/net/ipv6/conf/eth0/accept_dad
echo 1 > /proc/sys/net/ipv6/conf/eth0/dad_transmits
ip addr add 2001:db8:9::3/64 dev eth0
n=0
until ip -6 addr show dev eth0 | grep -q dadfailed || [ $n -eq 50 ]; do n=$((n + 1)); sleep 0.1; done
echo 9 > /proc/sys/net/ipv6/conf/eth0/dad_transmits
ip addr add 2001:db8:9::4/64 dev eth0
ip addr add 2001:db8:9::5/64 dev eth0 optimistic || true
exec "$@"
