#!/usr/bin/env bash
# Makes shell.svg, the picture of the shell in the README, from a real run in a pseudo-terminal (tmux) on simulated networks.
# Needs Linux, the built distribution, tmux and python3; it runs in a network namespace of its own:
#   mvn -ntp package -Dquick -DskipTests -pl features -am && docs/pictures/shell.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'tmux -S "$folder/tmux" kill-server 2>/dev/null || true; rm -rf "$folder"' EXIT
mkdir "$folder/conf"
cat > "$folder/office.scenario" <<'EOF'
link eth0 ethernet address=192.0.2.17/24 gateway=192.0.2.1 metric=100 connectivity=full
link wwan0 cellular type=lte address=203.0.113.9/32 gateway=direct metric=700 metered=yes
link wlan0 wlan address=198.51.100.23/24 gateway=198.51.100.1 metric=600
network office on wlan0 ssid="Office" security=wpa2-psk signal=82
network cafe on wlan0 ssid="Café Nord" security=open signal=47
activation of office fails no-secrets

EOF
printf 'enabled = true\nscenario = %s\n' "$folder/office.scenario" > "$folder/conf/org.netbearer.bearer.simulation.cfg"

terminal() { tmux -u -S "$folder/tmux" "$@"; }
prompt() { # waits until the last line is a prompt
    for _ in $(seq 200); do
        terminal capture-pane -p | grep -v '^$' | tail -1 | grep -q '^g!$' && return
        sleep 0.2
    done
    echo 'no prompt came' >&2
    exit 1
}
enter() { terminal send-keys -l -- "$1"; terminal send-keys Enter; sleep 1; prompt; }

terminal -f /dev/null new-session -d -x 92 -y 34 \
    "env HOME=$folder LC_ALL=C.UTF-8 unshare -rn java -jar features/target/netbearer.jar --conf $folder/conf"
prompt
enter 'bearer:list'
enter 'bearer:open Office'
enter 'bearer:why Office'
enter "bearer:open 'Café Nord'"
enter 'bearer:close'
terminal capture-pane -pe | python3 docs/pictures/terminal2svg.py 'The shell of Netbearer: bearer:list shows a wired, a mobile and two
Wi-Fi networks; one cannot be opened, and bearer:why says why; bearer:open brings the other one up, and bearer:close takes it down' > docs/pictures/shell.svg
wc -c docs/pictures/shell.svg
