import Agent
import Glibc

exit(AgentArguments.answer(Array(CommandLine.arguments.dropFirst())) ?? AgentProcess.run())
