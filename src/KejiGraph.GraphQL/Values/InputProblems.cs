using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Values;

/// <summary>Collects problems up to a limit, and keeps the path to the part that is being looked at.</summary>
internal sealed class InputProblems(int limit)
{
    private readonly List<InputProblem> _found = [];
    private readonly List<PathSegment> _path = [];

    public IReadOnlyList<InputProblem> Found => _found;

    /// <summary>Whether there is no need to look further.</summary>
    public bool IsFull => _found.Count >= limit;

    public int Depth => _path.Count;

    public void Enter(PathSegment segment) => _path.Add(segment);

    public void Leave() => _path.RemoveAt(_path.Count - 1);

    public void Add(string message, SyntaxNode? node = null)
    {
        if (!IsFull)
        {
            _found.Add(new InputProblem(message, node, [.. _path]));
        }
    }

    // Messages that JSON and literals have in common.
    public static string IsNull(GraphQLType type) => $"Expected value of non-null type \"{type}\" not to be null.";

    public static string NotObject(InputObjectType type, string found) =>
        $"Expected value of type \"{type}\" to be an object, found: {found}.";

    public static string MissingField(InputObjectType type, InputValueDefinition field, string found) =>
        $"Expected value of type \"{type}\" to include required field \"{field.Name}\", found: {found}.";

    public static string UnknownField(InputObjectType type, string name, string found, bool hideSuggestions)
    {
        var suggestion = hideSuggestions ? "" : DidYouMean.Suggest(name, type.Fields.Select(field => field.Name));
        var joint = suggestion.Length == 0 ? ", found" : $".{suggestion} Found";
        return $"Expected value of type \"{type}\" not to include unknown field \"{name}\"{joint}: {found}.";
    }

    public static string NotOneOf(InputObjectType type) =>
        $"Within OneOf Input Object type \"{type}\", exactly one field must be specified, and the value for that field "
        + "must be non-null.";
}
