namespace KejiGraph.Engine.Model;

/// <summary>The names of the query fields of a type.</summary>
internal static class Plurals
{
    /// <summary>The query field for one: the name in lower camel case.</summary>
    public static string Singular(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>
    /// The query field for many, where the model gives none: policy → policies, class → classes, enterprise → enterprises.
    /// </summary>
    public static string Of(string name)
    {
        var singular = Singular(name);
        return singular switch
        {
            [.., 'a' or 'e' or 'i' or 'o' or 'u', 'y'] => singular + "s",
            [.., 'y'] => singular[..^1] + "ies",
            [.., 's' or 'x' or 'z'] or [.., 'c' or 's', 'h'] => singular + "es",
            _ => singular + "s",
        };
    }
}
