namespace KejiGraph.Engine.Binding;

/// <summary>The sizes of the pages of connections.</summary>
/// <param name="DefaultSize">The size of a page for which the request gives none. Default 10.</param>
/// <param name="MaxSize">The largest size that a request can give. Default 50.</param>
public sealed record PageOptions(int DefaultSize = 10, int MaxSize = 50);
