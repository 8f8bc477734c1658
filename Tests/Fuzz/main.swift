import Glibc

// The program behind Tests/Fuzz/run, which says how to use it.

let arguments = Array(CommandLine.arguments.dropFirst())
guard let command = arguments.first else { exit(64) }

func reader(_ index: Int) -> FuzzReader {
    guard index < arguments.count, let found = FuzzReader.all.first(where: { $0.name == arguments[index] }) else {
        complain("The readers are: \(FuzzReader.all.map(\.name).joined(separator: ", "))")
        exit(64)
    }
    return found
}

switch command {
case "list":
    for reader in FuzzReader.all { print(reader.name) }
case "seeds":
    // seeds READER REPOSITORY FOLDER: writes the corpus into FOLDER, and the dictionary to FOLDER.words
    SeedCorpus(reader(1), repository: arguments[2]).write(to: arguments[3])
case "once":
    // once READER FILE
    reader(1).run(InputFile.read(arguments[2]))
case "plain":
    // plain READER FOLDER SECONDS SEED KEPT: keeps the input at hand in KEPT
    let run = PlainRun(reader(1), folder: arguments[2], seed: UInt64(arguments[4])!, kept: arguments[5])
    run.go(seconds: Int(arguments[3])!)
case "guided":
    // guided READER ARGUMENTS-OF-LIBFUZZER
    GuidedRun.go(reader(1), arguments: Array(arguments.dropFirst(2)))
case _:
    exit(64)
}
