"""Walks an exported log with nothing of ours: hashlib, and openssl for the signature. Argument: the folder."""

import base64, hashlib, pathlib, subprocess, sys, tempfile

folder = pathlib.Path(sys.argv[1])
note = (folder / "checkpoint").read_text("utf-8")
text, signatures = note.rsplit("\n\n", 1)
text += "\n"
origin, size, root = text.split("\n")[:3]
size = int(size)


def path_of(n):
    path = f"{n % 1000:03}"
    while n >= 1000:
        n //= 1000
        path = f"x{n % 1000:03}/{path}"
    return path


def entries():
    for n in range((size + 255) // 256):
        width = min(256, size - n * 256)
        bundle = (folder / ("tile/entries/" + path_of(n) + ("" if width == 256 else f".p/{width}"))).read_bytes()
        at = 0
        for _ in range(width):
            length = int.from_bytes(bundle[at : at + 2], "big")
            yield bundle[at + 2 : at + 2 + length]
            at += 2 + length
        assert at == len(bundle), n


def root_of(leaves):
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return hashlib.sha256(b"\1" + root_of(leaves[:half]) + root_of(leaves[half:])).digest()


leaves = [hashlib.sha256(b"\0" + entry).digest() for entry in entries()]
assert len(leaves) == size
for n in range((size + 255) // 256):
    part = leaves[n * 256 : n * 256 + 256]
    tile = (folder / ("tile/0/" + path_of(n) + ("" if len(part) == 256 else f".p/{len(part)}"))).read_bytes()
    assert tile == b"".join(part), f"tile {n}"
assert base64.b64encode(root_of(leaves)).decode() == root, "root"

name, key_id, key = (folder / "vkey").read_text().splitlines()[0].split("+", 2)
public = base64.b64decode(key)
assert public[0] == 1 and hashlib.sha256(name.encode() + b"\n" + public).hexdigest()[:8] == key_id
line = next(s for s in signatures.splitlines() if s.startswith(f"\u2014 {name} "))
signature = base64.b64decode(line.split(" ")[2])
assert signature[:4].hex() == key_id
with tempfile.TemporaryDirectory() as at:
    der = pathlib.Path(at, "key")
    der.write_bytes(bytes.fromhex("302a300506032b6570032100") + public[1:])
    pathlib.Path(at, "text").write_bytes(text.encode())
    pathlib.Path(at, "signature").write_bytes(signature[4:])
    command = "openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey key -in text -sigfile signature"
    subprocess.run(command.split(), cwd=at, check=True, stdout=subprocess.DEVNULL)
print(f"{origin} {size}")
