namespace KejiGraph.Server;

/// <summary>The server cannot start, for a reason that its operator can mend; the message is for the operator.</summary>
internal sealed class StartException(string message) : Exception(message);
