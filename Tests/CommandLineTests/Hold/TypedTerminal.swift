import Foundation

/// A terminal in which all input has been typed in advance.
final class TypedTerminal {
    /// `TIOCSPTLCK` and `TIOCGPTN` of ioctl_tty(2). Swift cannot import these macros because they use sizeof.
    private static let (setLock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)

    private let line: Int32
    /// The program's end of the terminal.
    let handle: FileHandle

    init(_ typed: String) throws {
        line = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var (lock, number): (Int32, Int32) = (0, 0)
        guard line >= 0, ioctl(line, Self.setLock, &lock) == 0, ioctl(line, Self.getNumber, &number) == 0 else {
            throw POSIXError(.ENXIO)
        }
        let end = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard end >= 0 else { throw POSIXError(.ENXIO) }
        handle = FileHandle(fileDescriptor: end, closeOnDealloc: false)
        var settings = termios()
        tcgetattr(end, &settings)
        // Show only the program's output, unchanged.
        settings.c_lflag &= ~tcflag_t(ECHO)
        settings.c_oflag &= ~tcflag_t(OPOST)
        tcsetattr(end, TCSANOW, &settings)
        let bytes = Array(typed.utf8)
        _ = write(line, bytes, bytes.count)
    }

    deinit { close(line) }

    /// The output of all programs in the terminal until the last one exits. Call it after they have been started.
    func shown() -> String {
        close(handle.fileDescriptor)
        var (all, buffer): ([UInt8], [UInt8]) = ([], [UInt8](repeating: 0, count: 4096))
        while true {
            let count = read(line, &buffer, buffer.count)
            guard count > 0 else { return String(decoding: all, as: UTF8.self) }
            all += buffer[..<count]
        }
    }
}
