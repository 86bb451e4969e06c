# Two links with the same subnet and the same peer address, a server behind each: the main route chooses the first.
# usage: unshare --net --mount --pid --fork --kill-child --mount-proc -- sh -eu overlapping.sh FOLDER SERVER... -- COMMAND...
# SERVER is a command that takes its name and a file to be made when it listens.
if [ -n "$(ip -o link show up)" ]; then
  echo "run me in a network namespace of my own" >&2
  exit 2
fi
folder=$1
shift
server=
while [ "$1" != -- ]; do
  server="$server $1"
  shift
done
shift
# sysfs shows the namespace of whoever mounted it
mount -t sysfs sysfs /sys
echo 0 > /proc/sys/net/ipv6/conf/default/accept_dad
# a strict reverse path filter would drop the answers on the link that the main route does not choose
echo 0 > /proc/sys/net/ipv4/conf/all/rp_filter
echo 0 > /proc/sys/net/ipv4/conf/default/rp_filter
ip link set lo up
own=$(readlink /proc/self/ns/net)
last=2
for name in a b; do
  unshare --net -- sleep 300 &
  peer=$!
  while [ "$(readlink /proc/$peer/ns/net)" = "$own" ]; do :; done
  ip link add link$name type veth peer name eth0 netns $peer
  nsenter --net=/proc/$peer/ns/net -- sh -eu -c '
    ip link set lo up
    echo 0 > /proc/sys/net/ipv6/conf/eth0/accept_dad
    ip addr add 10.77.0.1/24 dev eth0
    ip addr add fd77::1/64 dev eth0 nodad
    ip link set eth0 up'
  echo 0 > /proc/sys/net/ipv4/conf/link$name/rp_filter
  echo 0 > /proc/sys/net/ipv6/conf/link$name/accept_dad
  ip addr add 10.77.0.$last/24 dev link$name
  ip addr add fd77::$last/64 dev link$name nodad
  ip link set link$name up
  nsenter --net=/proc/$peer/ns/net -- $server $name "$folder/$name.listens" &
  last=$((last + 1))
done
for name in a b; do
  while [ ! -e "$folder/$name.listens" ]; do kill -0 $!; done
done
"$@"
