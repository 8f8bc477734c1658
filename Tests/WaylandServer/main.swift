// A Wayland compositor for tests, based on libwayland-server. It has no screen and no input. It reads commands from
// standard input, one a line, and writes the requests of its clients, one a line.
//
//   wayland-server SOCKET [hung] COMMAND...
//
// For the commands see `TestCompositor.execute`; each argument after SOCKET is one. With `hung` it listens but serves
// no client until `go`. It exits at the end of standard input.
import CWaylandServer
import Glibc

let arguments = CommandLine.arguments.dropFirst()
let compositor = TestCompositor()
compositor.listen(arguments.first!)
for command in arguments.dropFirst() where command != "hung" { compositor.execute(command) }
compositor.say("ready")
if arguments.contains("hung") {
    while let line = readLine(), line != "go" { compositor.execute(line) }
}
compositor.run()
