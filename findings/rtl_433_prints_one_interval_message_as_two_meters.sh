#!/usr/bin/env bash
# rtl_433 22.11-1 (Debian 12) prints one ERT interval message twice, as IDM and as NETIDM, with different registers.
#
# American meters of both kinds send messages that look alike from outside, so both decoders answer to each and both
# call the check sum good. For an ordinary meter the second line is nonsense: its consumption is made of interval
# counts and its generation of the register's upper half. Both lines have the same serial number, so a reader that
# goes by the number alone has a register that jumps to and fro, and a generation that nobody made.
# Seen: a meter at 339000 with 3 in each interval is IDM with 339000, and NETIDM with -2134876112 and a generation of 5.
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

def said(serial, register, interval):
    # Serial number from byte 7, register from byte 27, then 47 intervals of nine bits each.
    frame = bytes([0x16, 0xA3, 0x1C, 0x5C, 0xC6, 4, 7]) + serial.to_bytes(4, "big")
    frame = frame.ljust(27, b"\0") + register.to_bytes(4, "big")
    frame += int(f"{interval:09b}" * 47 + "0", 2).to_bytes(53, "big") + bytes(2)
    frame += binascii.crc_hqx(serial.to_bytes(4, "big"), 0xFFFF).to_bytes(2, "big")
    frame += binascii.crc_hqx(frame[2:], 0xD895).to_bytes(2, "big")
    command = ["rtl_433", "-c", "/dev/null", "-F", "json", "-y", "{720}" + frame.hex()]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    return [json.loads(line) for line in lines]

fields = ("model", "ERTSerialNumber", "LastConsumptionCount", "LastGenerationCount", "mic")
lines = [[line.get(field) for field in fields] for line in said(20_011_733, 339_000, 3)]
for line in lines:
    print(dict(zip(fields, line)))
assert lines == [
    ["IDM", 20_011_733, 339_000, None, "CRC"],
    ["NETIDM", 20_011_733, -2_134_876_112, 5, "CRC"],
], "the two lines have changed"
print("as described")
PYTHON
