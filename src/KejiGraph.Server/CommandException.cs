namespace KejiGraph.Server;

/// <summary>A command cannot do what it was asked, for a reason that its operator can mend; the message says it without a stack.</summary>
internal sealed class CommandException(string message) : Exception(message);
