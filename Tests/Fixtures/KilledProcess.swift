import CNotify
import Foundation

/// Kills the own process while it works with files. For exit tests.
package enum KilledProcess {
    /// Runs `work` on another thread, and kills this process at an event of inotify(7).
    ///
    /// - Parameters:
    ///   - count: The number of the event, from 1.
    ///   - kinds: The events to count, such as `IN_CREATE`.
    package static func run(
        killedAt count: Int, of kinds: Int32, in folder: String, _ work: @escaping @Sendable () -> Void
    ) -> Never {
        let descriptor = inotify_init1(0)
        precondition(inotify_add_watch(descriptor, folder, UInt32(kinds)) >= 0)
        let thread = Thread(block: work)
        thread.start()
        var seen = 0
        var buffer = [UInt8](repeating: 0, count: 4096)
        while seen < count {
            let length = read(descriptor, &buffer, buffer.count)
            precondition(length > 0)
            var offset = 0
            while offset < length {
                let event = buffer.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: inotify_event.self) }
                offset += MemoryLayout<inotify_event>.size + Int(event.len)
                seen += 1
            }
        }
        kill(getpid(), SIGKILL)
        fatalError("still alive")
    }
}
