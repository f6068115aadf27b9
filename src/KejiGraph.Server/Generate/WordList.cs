using System.Collections.Immutable;

namespace KejiGraph.Server.Generate;

/// <summary>Words that templates draw from; each entry can have several forms, such as a Chinese and an English one.</summary>
/// <param name="Index">Place among the lists of the profile, from 0.</param>
/// <param name="Name">The name in templates.</param>
/// <param name="Forms">The names of the forms; one without a name when the entries are plain texts.</param>
/// <param name="Entries">The entries, each with a text for each form.</param>
internal sealed record WordList(
    int Index, string Name, ImmutableArray<string> Forms, ImmutableArray<ImmutableArray<string>> Entries);
