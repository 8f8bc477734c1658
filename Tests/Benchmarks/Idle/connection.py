"""A connection to a message bus that stays open between calls, which no command-line tool offers."""
import os
import socket
import struct


class Connection:
    """Calls methods with the D-Bus wire protocol, little endian. It supports only strings and doubles."""

    def __init__(self, address):
        self.socket, self.serial = socket.socket(socket.AF_UNIX), 0
        self.socket.settimeout(10)
        self.socket.connect(address.partition("unix:path=")[2].partition(",")[0])
        self.socket.sendall(b"\0AUTH EXTERNAL " + str(os.getuid()).encode().hex().encode() + b"\r\nBEGIN\r\n")
        while self.take(1) != b"\n":
            pass
        self.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "Hello")

    def call(self, destination, path, interface, method, doubles=(), answered=True):
        """The string in the reply; None if the reply is empty or not wanted."""
        self.serial += 1
        fields = [(1, b"o", path), (2, b"s", interface), (3, b"s", method), (6, b"s", destination)]
        header = b""
        for code, kind, text in fields:
            header += bytes(-len(header) % 8) + struct.pack("<BB2sI", code, 1, kind + b"\0", len(text))
            header += text.encode() + b"\0"
        if doubles:
            header += bytes(-len(header) % 8) + struct.pack("BB2sB", 8, 1, b"g\0", len(doubles))
            header += b"d" * len(doubles) + b"\0"
        body = struct.pack(f"<{len(doubles)}d", *doubles)
        self.socket.sendall(
            struct.pack("<cBBBIII", b"l", 1, 0 if answered else 1, 1, len(body), self.serial, len(header))
            + header + bytes(-len(header) % 8) + body)
        return self.answer() if answered else None

    def answer(self):
        while True:
            start = self.take(16)
            length, _, fields = struct.unpack("<III", start[4:])
            self.take(fields + -fields % 8)
            body = self.take(length)
            if start[1] == 3:
                raise OSError(body[4:-1].decode(errors="replace"))
            if start[1] == 2:
                return body[4:-1].decode() if body else None

    def take(self, count):
        data = b""
        while len(data) < count:
            piece = self.socket.recv(count - len(data))
            if not piece:
                raise EOFError("the bus has closed the connection")
            data += piece
        return data

    def close(self):
        self.socket.close()
