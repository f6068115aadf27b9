namespace KejiGraph.Server.Caching;

/// <summary>What is known of an answer that was made before.</summary>
/// <param name="Hash">The hash of its body, as an entity tag has it.</param>
/// <param name="Age">How long ago it was made.</param>
/// <param name="Level">Where it came from.</param>
internal sealed record KeptAnswer(string Hash, TimeSpan Age, CacheLevel Level);
