using KejiGraph.GraphQL.Language;

namespace KejiGraph.Engine.Binding;

/// <summary>Finds arguments where a field is selected.</summary>
internal static class ArgumentLiteral
{
    /// <summary>The literal of an argument; null when it is not given.</summary>
    public static ValueSyntax? Find(FieldSyntax field, string name)
    {
        foreach (var argument in field.Arguments)
        {
            if (argument.Name == name)
            {
                return argument.Value;
            }
        }

        return null;
    }
}
