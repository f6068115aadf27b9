namespace KejiGraph.GraphQL.Types;

/// <summary>The lexical rule for names, for definitions made in code.</summary>
internal static class Names
{
    /// <summary>Gives the name back, if it is one.</summary>
    public static string Check(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length == 0)
        {
            throw new ArgumentException("Expected name to be a non-empty string.", nameof(name));
        }

        foreach (var c in name.AsSpan(1))
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                throw new ArgumentException(
                    $"Names must only contain [_a-zA-Z0-9] but \"{name}\" does not.", nameof(name));
            }
        }

        return char.IsAsciiLetter(name[0]) || name[0] == '_'
            ? name
            : throw new ArgumentException($"Names must start with [_a-zA-Z] but \"{name}\" does not.", nameof(name));
    }

    /// <summary>Gives the name of an enum value back, if it is one.</summary>
    public static string CheckEnumValue(string name) => name is "true" or "false" or "null"
        ? throw new ArgumentException($"Enum values cannot be named: {name}", nameof(name))
        : Check(name);
}
