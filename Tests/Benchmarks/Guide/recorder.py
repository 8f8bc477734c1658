"""Records the sound of a desktop without a sound card: PulseAudio with a null sink, and a recording of its monitor."""
import array
import os
import statistics
import subprocess
import threading
import time

RATE = 16000
# A sample louder than this is audible: -50 dBFS.
AUDIBLE = 100
SPEECH = """LogLevel 1
LogDir "default"
AudioOutputMethod "pulse"
AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"
DefaultModule "espeak-ng"
DefaultLanguage "en"
"""


def since_boot():
    return time.clock_gettime(time.CLOCK_BOOTTIME)


class Recorder:
    """Records from its creation on, with the time of each sample on the boot-time clock."""

    def __init__(self, desktop):
        settings = f"{desktop.environment['XDG_CONFIG_HOME']}/speech-dispatcher"
        os.makedirs(settings)
        with open(f"{settings}/speechd.conf", "w") as file:
            file.write(SPEECH)
        # Without norewinds, the sink works in blocks of two seconds.
        desktop.start(["pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1",
                       "--high-priority=no", "--realtime=no", "-L", "module-native-protocol-unix", "-L",
                       f"module-null-sink sink_name=desk rate={RATE} channels=1 format=s16le norewinds=1"])
        for _ in range(250):
            if not subprocess.run(["pactl", "info"], env=desktop.environment, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL, check=False).returncode:
                break
            time.sleep(0.02)
        self.process = desktop.start(
            ["parec", "--raw", "--device=desk.monitor", f"--rate={RATE}", "--channels=1", "--format=s16le",
             "--latency-msec=10"], stdout=subprocess.PIPE)
        self.samples, self.begins, self.first = array.array("h"), [], threading.Event()
        threading.Thread(target=self.record, daemon=True).start()
        if not self.first.wait(10):
            raise TimeoutError("nothing is recorded")

    def record(self):
        while piece := os.read(self.process.stdout.fileno(), 4096):
            self.samples.frombytes(piece[:len(piece) // 2 * 2])
            # The start of the recording, estimated from this piece.
            self.begins.append(since_boot() - len(self.samples) / RATE)
            self.first.set()

    def onset(self, earliest, latest):
        """The time of the first audible sample between these times; None if there is none."""
        begin = statistics.median(self.begins)
        for index in range(max(0, round((earliest - begin) * RATE)),
                           min(len(self.samples), round((latest - begin) * RATE))):
            if abs(self.samples[index]) > AUDIBLE:
                return begin + index / RATE
        return None
