# in a new network namespace even loopback is down; anywhere else nothing is to be touched
if [ -n "$(ip -o link show up)" ]; then
  echo "run me by: unshare --net --mount -- sh -eu $0 COMMAND..." >&2
  exit 2
fi
# sysfs shows the namespace of whoever mounted it
mount -t sysfs sysfs /sys
# addresses are usable at once
echo 0 > /proc/sys/net/ipv6/conf/default/accept_dad
echo 0 > /proc/sys/net/ipv6/conf/all/accept_dad
ip link set lo up
