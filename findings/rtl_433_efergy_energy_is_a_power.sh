#!/usr/bin/env bash
# rtl_433 22.11-1 (Debian 12) prints an Efergy optical sensor's average power in kW as `energy_kWh`, and five times over.
#
# The sensor counts the blinks of a meter's lamp for 30, 60 or 90 seconds. rtl_433 does not know how many blinks a kWh
# has on that meter, so it prints one line for each of five usual rates, all with the same id. The figure is the pulses
# by the rate and by the hours of the count: a power, not an energy. Whoever adds up `energy_kWh` is far too high (120
# times at 30 seconds), and whoever takes every line adds five guesses.
# Seen: 12 pulses (0.003 kWh at 4000 a kWh) are "0.36 kWh" in 30 seconds, 0.18 in 60 and 0.12 in 90; at 500 a kWh 2.88.
# Needs Debian 12 on amd64 (the packages are fetched and unpacked, not installed), and python3.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq rtl-433=22.11-1 librtlsdr0=0.6.0-4 libsoapysdr0.8=0.8.1-3 libusb-1.0-0=2:1.0.26-1 </dev/null >/dev/null 2>&1
for package in *.deb; do dpkg -x "$package" root; done
export LD_LIBRARY_PATH="$folder/root/usr/lib/x86_64-linux-gnu:$folder/root/lib/x86_64-linux-gnu"
export PATH="$folder/root/usr/bin:$PATH"
python3 - <<'PYTHON'
import binascii, json, subprocess

def said(pulses, seconds):
    # Three bytes of id, the length of the count in the fourth, the pulses in the ninth.
    frame = bytes([0x04, 0x68, 0xAC, {30: 0x40, 60: 0x50, 90: 0x60}[seconds], 0, 0, 0, 0, pulses, 15])
    frame += binascii.crc_hqx(frame, 0).to_bytes(2, "big")
    command = ["rtl_433", "-c", "/dev/null", "-F", "json", "-y", "{96}" + frame.hex()]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    return [json.loads(line) for line in lines]

for seconds in (30, 60, 90):
    lines = said(12, seconds)
    for line in lines:
        print(f"id {line['id']}: 12 pulses in {seconds} s at {line['pulses']} a kWh: energy_kWh {line['energy_kWh']}")
    assert len({line["id"] for line in lines}) == 1, "the lines no longer share an id"
    assert [line["pulses"] for line in lines] == [4000, 3200, 2000, 1000, 500], "the rates have changed"
    for line in lines:
        power_kw = 12 / line["pulses"] * 3600 / seconds
        assert abs(line["energy_kWh"] - power_kw) < 0.001, "energy_kWh is no longer a power"
print("as described")
PYTHON
