namespace KejiGraph.Bolt;

/// <summary>How many connections a client has, over all servers.</summary>
/// <param name="InUse">Lent to requests, or being made for them.</param>
/// <param name="Idle">Open and free.</param>
/// <param name="Waiting">Callers that wait for a free connection.</param>
public readonly record struct BoltConnections(int InUse, int Idle, int Waiting);
