#!/usr/bin/env bash
# smlpy 0.2.3 (German SML meters) counts a register's tariff from 1, so that 1-0:1.8.0, the total, is its "1-0.1.8.1".
#
# An OBIS number (IEC 62056-61) has six groups; the fifth is the tariff, with 0 for the total over all tariffs. The
# library takes the last two groups for one number and divides it by 255, which gives the tariff plus one. Its own table
# of names knows that. Whoever looks for `1-0.1.8.1`, the standard's tariff 1, gets the total, and tariff 1 comes as 2:
# a bill by tariffs from that charges all energy once at tariff 1, and tariff 1's energy again at tariff 2.
# Its pins are too old to build, so that the script installs newer packages beside it.
# Seen: 3000 Wh in total, 1000 in tariff 1, 2000 in tariff 2 are 1.8.1, 1.8.2 and 1.8.3; smllib 1.7 has 1.8.0 to 1.8.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
pip() { "$folder/venv/bin/pip" install --quiet --disable-pip-version-check "$@"; }
pip jsons==1.6.3 loguru pyserial pyserial-asyncio pyyaml typing-extensions smllib==1.7
pip --no-deps smlpy==0.2.3
LOGURU_LEVEL=ERROR "$folder/venv/bin/python" - <<'PYTHON'
from smllib import SmlStreamReader
from smllib.crc.x25 import get_crc
from smlpy.sml_reader import SmlReader

def text(value):
    return bytes([len(value) + 1]) + value

def entry(obis, value):
    # No status and no time, Wh (30), times 10^-1, a signed 64-bit value, no signature.
    return b"\x77" + text(bytes(obis)) + bytes.fromhex("01 01 62 1e 52 ff 59") + value.to_bytes(8, "big") + b"\x01"

def message(number, kind, body):
    head = b"\x76" + text(bytes([number])) + bytes.fromhex("62 00 62 00 72 63") + kind.to_bytes(2, "big") + body
    return head + b"\x63" + get_crc(head).to_bytes(2, "big") + b"\x00"

server = text(bytes.fromhex("0a 01 41 42 43 00 00 00 00 01"))
registers = [entry((1, 0, 1, 8, tariff, 255), value) for tariff, value in ((0, 30000), (1, 10000), (2, 20000))]
values = b"\x77\x01" + server + b"\x01\x01" + bytes([0x70 | len(registers)]) + b"".join(registers) + b"\x01\x01"
body = message(1, 0x0101, b"\x76\x01\x01" + text(b"\x01") + server + b"\x01\x01")
body += message(2, 0x0701, values) + message(3, 0x0201, b"\x71\x01")
fill = -len(body) % 4
file = bytes.fromhex("1b1b1b1b 01010101") + body + bytes(fill) + bytes.fromhex("1b1b1b1b 1a") + bytes([fill])
file += get_crc(file).to_bytes(2, "big")

stream = SmlStreamReader()
stream.add(file)
other = [(one.obis.obis_code, one.get_value()) for one in stream.get_frame().get_obis()]
messages = SmlReader(file.hex()).read_sml_file().data
entries = [one for each in messages for one in getattr(each.message_body, "val_list", None) or []]
seen = [(one.obj_name, one.get_scaled_value()) for one in entries]
for one, (code, value) in zip(entries, other):
    print(f"smllib {code} {value}, smlpy {one.obj_name} {one.get_scaled_value()} ({one.get_obis_explanation()})")
assert other == [("1-0:1.8.0*255", 3000.0), ("1-0:1.8.1*255", 1000.0), ("1-0:1.8.2*255", 2000.0)]
assert seen == [("1-0.1.8.1", 3000.0), ("1-0.1.8.2", 1000.0), ("1-0.1.8.3", 2000.0)], "the numbers have changed"
print("as described")
PYTHON
