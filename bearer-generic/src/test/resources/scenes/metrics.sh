# several default routes: two links, metrics up to the highest, a second address, a label, a point-to-point address
. "$(dirname "$0")/prelude.sh"
for i in 0 1; do
  ip link add eth$i type veth peer name other$i
  ip link set eth$i up
  ip link set other$i up
done
ip addr add 10.9.0.2/24 dev eth0
ip addr add 10.9.0.3/24 dev eth0
ip addr add 10.8.0.2/25 dev eth0 label eth0:1
ip addr add 10.7.0.1 peer 10.7.0.2/32 dev eth1
ip addr add 2001:db8:9::2/64 dev eth0 nodad
ip route add default via 10.9.0.1 metric 600
ip route add default via 10.7.0.2 dev eth1 onlink metric 100
ip route add default via 10.9.0.9 metric 4294967295
ip -6 route add default via 2001:db8:9::1 metric 1024
ip -6 route add default from 2001:db8:9::/64 via 2001:db8:9::7 metric 1
exec "$@"
