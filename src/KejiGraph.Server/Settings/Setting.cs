namespace KejiGraph.Server.Settings;

/// <summary>A setting that the server knows.</summary>
/// <param name="Key">Its name, such as <c>Store:Kind</c>.</param>
/// <param name="Default">What holds without it; null: nothing does.</param>
/// <param name="Allowed">The values that it may have; null: any text, or what only its meaning can say.</param>
internal sealed record Setting(string Key, string? Default = null, string? Allowed = null);
