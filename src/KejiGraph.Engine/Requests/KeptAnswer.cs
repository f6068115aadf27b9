namespace KejiGraph.Engine.Requests;

/// <summary>What is known of a response that was made before and kept.</summary>
/// <param name="Age">How long ago it was made.</param>
/// <param name="Level">Where it was kept, in one word.</param>
public abstract record KeptAnswer(TimeSpan Age, string Level);
