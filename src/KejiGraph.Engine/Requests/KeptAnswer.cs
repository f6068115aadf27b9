namespace KejiGraph.Engine.Requests;

/// <summary>What is known of a response that was made before and kept.</summary>
/// <param name="Hash">The hash of its body, as an entity tag has it.</param>
/// <param name="Age">How long ago it was made.</param>
/// <param name="Level">Where it was kept, in one word.</param>
public sealed record KeptAnswer(string Hash, TimeSpan Age, string Level);
