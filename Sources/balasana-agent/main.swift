import Agent
import Glibc

exit(AgentProcess.run())
