// A Wayland compositor for tests, on libwayland-server. It has no screen and no input: what happens comes as lines on
// its standard input, and what its clients ask for it writes as lines.
//
//   wayland-server SOCKET [hung] COMMAND...
//
// Commands (the words after SOCKET are the first, one each): see `TestCompositor.obey`. With `hung` it listens and serves
// nobody until `go`. It ends with its standard input.
import CWaylandServer
import Glibc

let arguments = CommandLine.arguments.dropFirst()
let compositor = TestCompositor()
compositor.listen(arguments.first!)
for command in arguments.dropFirst() where command != "hung" { compositor.obey(command) }
compositor.say("ready")
if arguments.contains("hung") {
    while let line = readLine(), line != "go" { compositor.obey(line) }
}
compositor.run()
