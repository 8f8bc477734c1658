import Fixtures
import Foundation

/// Sound without a sound card: PulseAudio with one null sink, the recording of what it plays, and the settings with
/// which speech-dispatcher speaks to it.
final class SoundDesk: @unchecked Sendable {
    private static let rate = 16_000
    /// A sample louder than this is audible: -50 dBFS.
    private static let audible: Int16 = 100

    private let lock = NSLock()
    private var samples: [Int16] = []
    private var odd: UInt8?
    private let changes = Timeline<Int>()
    private let journal: DesktopJournal

    /// Starts it in `sandbox`, whose processes use it; returns when it speaks and is recorded.
    init(_ sandbox: Sandbox) throws {
        journal = sandbox.journal
        let settings = sandbox.file("home/config/speech-dispatcher")
        try FileManager.default.createDirectory(at: settings, withIntermediateDirectories: true)
        let speech = """
            LogLevel 1
            LogDir "default"
            AudioOutputMethod "pulse"
            AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"
            DefaultModule "espeak-ng"
            DefaultLanguage "en"

            """
        try speech.write(to: settings.appendingPathComponent("speechd.conf"), atomically: true, encoding: .utf8)
        let sink = "module-null-sink sink_name=desk rate=\(Self.rate) channels=1 format=s16le norewinds=1"
        let log = Lines()
        _ = try sandbox.start(
            "pulseaudio",
            [
                "pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--high-priority=no",
                "--realtime=no", "--log-target=stderr", "--log-level=info", "-L", "module-native-protocol-unix", "-L",
                sink,
            ], .pieces { log.take($0) })
        guard log.timeline.first(where: { $0.contains("Daemon startup complete") }) != nil else {
            throw Disappointment("no sound server: \(log.timeline.all)", journal)
        }
        _ = try sandbox.start(
            "recording",
            [
                "parec", "--raw", "--device=desk.monitor", "--rate=\(Self.rate)", "--channels=1", "--format=s16le",
                "--latency-msec=20",
            ], .pieces(errors: sandbox.file("recording.log").path) { [self] in take($0) })
        guard changes.first() != nil else {
            throw Disappointment("nothing is recorded", journal)
        }
        // The first words start speech-dispatcher, which may take longer than the agent waits for it.
        let spoken = try sandbox.run(["spd-say", "--wait", "ready"])
        guard spoken.status == 0 else { throw Disappointment("nothing speaks: \(spoken.error)", journal) }
    }

    private func take(_ piece: Data?) {
        guard let piece else { return }
        lock.withLock {
            var bytes = piece[...]
            if let first = odd, let second = bytes.popFirst() {
                samples.append(Int16(bitPattern: UInt16(first) | UInt16(second) << 8))
                odd = nil
            }
            while bytes.count > 1 {
                let (first, second) = (bytes.popFirst()!, bytes.popFirst()!)
                samples.append(Int16(bitPattern: UInt16(first) | UInt16(second) << 8))
            }
            odd = bytes.first
        }
        changes.append(piece.count)
    }

    /// How many sounds began so far after a silence of a third of a second.
    var onsets: Int {
        lock.withLock {
            var count = 0
            var last = -Self.rate
            for (index, sample) in samples.enumerated() where abs(Int(sample)) > Self.audible {
                if index - last > Self.rate / 3 { count += 1 }
                last = index
            }
            return count
        }
    }

    /// For how long something was heard so far, in seconds, to a tenth.
    var heard: Double {
        lock.withLock {
            let window = Self.rate / 10
            let loud = stride(from: 0, to: samples.count, by: window).count { start in
                samples[start..<min(start + window, samples.count)].contains { abs(Int($0)) > Self.audible }
            }
            return Double(loud) / 10
        }
    }

    /// Waits until that many sounds have begun.
    func wait(forOnsets count: Int) throws {
        var seen = changes.count
        while onsets < count {
            guard let next = changes.first(from: seen) else {
                throw Disappointment("\(count) sounds should begin, but \(onsets) did", journal)
            }
            seen = next.index + 1
        }
    }
}
